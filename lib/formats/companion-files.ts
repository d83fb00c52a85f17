/** Files that people send along with an instrument's data and that hold no record of their own. */

export interface CompanionFile {
  readonly what: string;
  /** What to send instead, in words that follow "expected". */
  readonly instead: string;
}

const document = "the instrument's own file (a document is attached to a page of the notebook)";
const table = "the instrument's own file, or the table saved as .xlsx or text";
const unpacked = "the files in it, unpacked";

/** The first bytes as latin-1, without a byte order mark and leading blank lines: a pattern, or how they begin. */
const beginnings: readonly (readonly [RegExp | string, string, string])[] = [
  [
    /^(EC|BT)-Lab SETTINGS? FILE/i,
    "a settings file of EC-Lab (.mps): the protocol, not one record",
    "the .mpr or .mpt files that lie beside it",
  ],
  [
    /^(EC|BT)-Lab LOG FILE/i,
    "a log of EC-Lab (.mpl): what was changed during the run, not one record",
    "the .mpr or .mpt files that lie beside it",
  ],
  [
    /^[^\n]*\bCap(acity)?\s*\[mAh\][^\n]*\b(Finish|End Factor)\b/i,
    "Toyo's CAPACITY.LOG: one line a charge or discharge, not one record",
    "the whole channel folder it lies in",
  ],
  [/^\[BaseCellCapacity\]/, "a schedule of Toyo (.PTN)", "the whole channel folder it lies in"],
  [/^%PDF-/, "a PDF document", document],
  [/^\{\\rtf/, "a document in Rich Text Format", document],
  [/^(\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM.{12}\x28\0\0\0)/s, "a picture", document],
  [/^....ftyp/s, "a film", document],
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file (.xls, .doc)", table],
  [/^CPYU?A /, "an Origin project", table],
  ["\x89HDF\r\n\x1a\n", "an HDF5 file", table],
  [/^MATLAB \d/, "a MATLAB file", table],
  [/^SQLite format 3\0/, "an SQLite database", table],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive", unpacked],
  ["Rar!\x1a\x07", "a RAR archive", unpacked],
  [/^.{257}ustar/s, "a tar archive", unpacked],
  ["\x1f\x8b", "gzip data that are no BDF text", unpacked],
  [/^\s*<(!DOCTYPE\s+html|html)\b/i, "a web page", table],
  [/^\s*<(\?xml\b|[A-Za-z][\w:.-]*[\s>/])/, "an XML file of no known instrument", table],
  [/^\s*(\{\s*"|\[\s*[[{])/, "a JSON file", table],
];

/** By a member that tells the kind of archive. */
const archives: readonly (readonly [RegExp, string, string])[] = [
  [
    /(^|\/)ro-crate-metadata\.json$/,
    "an archive of another notebook (.eln)",
    "the instrument's own files in it, unpacked",
  ],
  [/^word\/document\.xml$/, "a Word document", document],
  [/^ppt\/presentation\.xml$/, "a PowerPoint presentation", document],
  [/^META-INF\/manifest\.xml$/, "an OpenDocument file", table],
];

/** What the file is if it is known to hold no record; null otherwise. Ask only when no reader recognises it. */
export function companionFile(head: Uint8Array, zipMembers: readonly string[] | null): CompanionFile | null {
  if (zipMembers !== null) {
    const found = archives.find(([pattern]) => zipMembers.some((name) => pattern.test(name)));
    if (found === undefined) return null;
    const [, what, instead] = found;
    return { what, instead };
  }
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const beginning = String.fromCharCode(...head.subarray(start, start + 4096)).replace(
    /^(?:[ \t]*\r?\n)+/,
    "",
  );
  const found = beginnings.find(([mark]) =>
    typeof mark === "string" ? beginning.startsWith(mark) : mark.test(beginning),
  );
  if (found === undefined) return null;
  const [, what, instead] = found;
  return { what, instead };
}
