/** Files that belong together: parts of one test, and everything that names the same cell or run. */
import { cellAndRunCodes } from "./file-codes";
import { compareNaturally } from "./natural-order";

export interface GroupableFile {
  /** With the folders it was dropped in, forward slashes between. */
  readonly path: string;
  /** Codes found in the file itself. */
  readonly codes: readonly string[];
  /** Whether it holds records a run can take. */
  readonly isForRun: boolean;
}

export interface FileGroup<File> {
  readonly key: string;
  /** What the group is called: its code, or what the names have in common. */
  readonly title: string;
  readonly files: readonly File[];
  /** A code of a run or a cell that the names or the files mention, or null when none or several do. */
  readonly code: string | null;
  /** Where the code was found, in words; null without one. */
  readonly codeFrom: "name" | "file" | null;
  readonly isForRun: boolean;
}

/**
 * Parts of one test (`x_01_GCPL_C05.mpr`, `x_02_GEIS_C05.mpr`; `x (2).csv`) of the same folder are one group; so are
 * all files that mention the same run, and all below a folder that is named after a cell. What no run takes is a group
 * of its own for each folder.
 */
export function groupFiles<File extends GroupableFile>(files: readonly File[]): FileGroup<File>[] {
  const groups = new Map<string, { found: FoundCode; title: string; files: File[] }>();
  for (const file of [...files].sort((a, b) => compareNaturally(a.path, b.path))) {
    const found = codeOf(file);
    const title = file.isForRun ? titleOf(file.path, found.code) : folderOf(file.path);
    const key = `${file.isForRun} ${title.toLowerCase()} ${found.code ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { found, title, files: [file] });
    else group.files.push(file);
  }
  return [...groups].map(([key, { found, title, files: members }]) => ({
    key,
    title,
    files: members,
    ...found,
    isForRun: members.some((file) => file.isForRun),
  }));
}

interface FoundCode {
  readonly code: string | null;
  readonly codeFrom: "name" | "file" | null;
}

/** A run before a cell, a name before what the file says; two of a kind in one place say nothing. */
function codeOf(file: GroupableFile): FoundCode {
  for (const [codeFrom, codes] of [
    ["name", cellAndRunCodes(file.path)],
    ["file", file.codes],
  ] as const) {
    for (const letter of ["R", "C"]) {
      const own = codes.filter((code) => code.startsWith(letter));
      if (own.length === 1) return { code: own[0]!, codeFrom };
    }
  }
  return { code: null, codeFrom: null };
}

const part =
  /(?:[ _-]+\d{1,3}[ _-][A-Za-z][A-Za-z0-9]{1,9}[ _-][A-Z]{1,3}\d{1,3}|[ _-]*\(\d{1,3}\)|[ _-]*(?:part|teil)[ _-]?\d{1,3})$/i;

function titleOf(path: string, code: string | null): string {
  if (code === null) return stemOf(path);
  if (code.startsWith("R")) return code;
  const folders = path.split("/").slice(0, -1);
  const named = folders.findIndex((folder) => cellAndRunCodes(folder).includes(code));
  return named < 0 ? stemOf(path) : folders.slice(0, named + 1).join("/");
}

/** Path without endings and without what tells a part from the others. */
export function stemOf(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  const name = path.slice(slash).replace(/(?<=.)(?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,2}$/, "");
  const stem = name.replace(part, "");
  return path.slice(0, slash) + (stem === "" ? name : stem);
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "other files" : path.slice(0, slash);
}
