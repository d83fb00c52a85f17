/**
 * EC-Lab and BT-Lab text exports, `.mpt` and `.txt` (Bio-Logic).
 *
 *   line 1   "EC-Lab ASCII FILE" or "BT-Lab ASCII FILE"
 *   line 2   "Nb header lines : N"
 *   …        technique; "Key : value" lines; parameters in columns of 20 characters, one a sequence;
 *            "Modify on :" sections; "Number of loops : " (header.ts)
 *   line N   titles separated by tabs, often with a tab behind the last
 *   …        rows separated by tabs, "5.079999871668406E-002"; decimal point or comma; blank lines occur
 *
 * A variant without any header begins with the titles; a spreadsheet that saved the file puts cells in quotation
 * marks and may separate them by commas or semicolons. Times are seconds, h:mm:ss or dates, as the program is set.
 * The encoding is the Windows code page of the program (cp1252 in the west) or UTF-8; the zone of the dates is nowhere
 * stated. `-Im(Z)` is positive when capacitive.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { type DateOrderDecision, startTimeOf } from "../clock-date";
import { eclabRecordings } from "../eclab-recording";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { type HeadLine, readHeadLines } from "../head-lines";
import { type OpenText, openText } from "../open-text";
import { findTitleLine, isTitleLine, statedHeaderLines, titlesOf } from "./find-titles";
import { type EclabHeader, parseHeader } from "./header";
import { readEclabTable } from "./read-table";
import { shortTechnique } from "./technique-names";

const magic = /^"?(EC|BT)-Lab ASCII FILE/i;

export const reader: FormatReader = {
  id: "biologic-mpt",
  title: "EC-Lab / BT-Lab text (.mpt)",
  kind: "cycling",
  version: 4,
  recognise,
  read,
};

function recognise(sniff: Sniff): Recognition | null {
  const match = magic.exec(sniff.text);
  if (match !== null)
    return { confidence: "certain", matchedBy: `the file begins "${match[0].replace('"', "")}"` };
  const firstLine = sniff.text.slice(0, 4096).split(/\r?\n/, 1)[0] ?? "";
  if (!isTitleLine(firstLine)) return null;
  return {
    confidence: "likely",
    matchedBy: `the first line holds EC-Lab titles: ${titlesOf(firstLine).slice(0, 3).join(", ")}`,
  };
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  // The program writes the code page of its own Windows, so cp1252 is expected and no guess.
  const warnings: ReaderWarning[] = text.encoding === "cp1252" ? [] : [...text.warnings];
  const lines = readHeader(text);
  const titleIndex = findTitleLine(lines);
  if (titleIndex < 0) {
    throw new UnreadableFileError({
      expected: "a line of EC-Lab titles such as time/s, Ewe/V or freq/Hz between tabs, commas or semicolons",
      found: `none in ${lines.length} lines`,
    });
  }
  const header = parseHeader(lines.slice(0, titleIndex));
  const stated = statedHeaderLines(lines[1]?.text ?? "");
  if (stated !== null && stated !== titleIndex + 1) {
    warnings.push({
      code: "file_repaired",
      message: `the header states ${stated} lines, but the titles stand on line ${titleIndex + 1}; that line was used`,
    });
  }
  const titleLine = lines[titleIndex]!;
  const table = readEclabTable(text, titleLine, { dates: header.dates, warnings, context });
  const technique = header.technique === null ? null : shortTechnique(header.technique);
  const area = header.metadata["Electrode surface area"] ?? "";
  if (/^0[.,]00[01]\b/.test(area)) {
    const message = `electrode area ${area} is what the program fills in, not an entry`;
    warnings.push({ code: "default_area", message });
  }
  const made = eclabRecordings({
    name: technique ?? "EC-Lab text",
    rows: table.rows,
    columns: table.columns,
  });
  warnings.push(...made.warnings);
  return finishedFile(reader, context, {
    kind: made.kind,
    formatVersion: header.program ?? "without header",
    ...startOf(header, table.dateOrder, warnings),
    instrument: header.device ?? (header.program === null ? null : "Bio-Logic"),
    channel: header.channel,
    technique,
    metadata: header.metadata,
    recordings: made.recordings,
    truncated: table.truncated,
    warnings,
    text: {
      encoding: text.encoding,
      decimal: table.decimal,
      ...(header.dates.length === 0 ? {} : { dateOrder: table.dateOrder.certainty }),
    },
  });
}

/** The lines that the header counts, or many more where the titles do not stand on the last of them. */
function readHeader(text: OpenText): HeadLine[] {
  const options = { encoding: text.encoding, start: text.start };
  const stated = statedHeaderLines(
    readHeadLines(text.source, { ...options, maximumLines: 2 })[1]?.text ?? "",
  );
  const maximumBytes = 16 * 1024 * 1024;
  if (stated !== null && stated >= 2 && stated <= maximumHeaderLines) {
    const lines = readHeadLines(text.source, { ...options, maximumBytes, maximumLines: stated });
    if (findTitleLine(lines) === stated - 1) return lines;
  }
  return readHeadLines(text.source, { ...options, maximumBytes, maximumLines: maximumHeaderLines });
}

const maximumHeaderLines = 50_000;

function startOf(
  header: EclabHeader,
  order: DateOrderDecision,
  warnings: ReaderWarning[],
): Pick<ParsedFile, "startedAt"> {
  if (header.acquisitionStarted === null) return { startedAt: null };
  if (order.certainty === "ambiguous") {
    warnings.push({
      code: "ambiguous_date",
      message: `"${header.acquisitionStarted}" can be read day first or month first`,
    });
  }
  return { startedAt: startTimeOf(header.acquisitionStarted, order) };
}
