/** The text above the titles: technique, settings, sequences of parameters, later modifications, loops. */
import type { HeadLine } from "../head-lines";

export interface EclabHeader {
  /** "EC-Lab" or "BT-Lab"; null where the file begins with its titles. */
  readonly program: string | null;
  /** The technique's full name as printed. */
  readonly technique: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly channel: string | null;
  readonly device: string | null;
  readonly acquisitionStarted: string | null;
  /** All dates of the header, to tell the order of day and month. */
  readonly dates: readonly string[];
}

const sequenceWidth = 20;
const maximumEntries = 5000;
const datePattern = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\s+\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?/;

/** What the lines before the titles say; every line ends up in the metadata under the key it prints. */
export function parseHeader(lines: readonly HeadLine[]): EclabHeader {
  const texts = lines.map((line) => asWritten(line.text).trimEnd());
  const program = /^(EC-Lab|BT-Lab) ASCII FILE/i.exec(texts[0] ?? "")?.[1] ?? null;
  const body = texts.slice(program === null ? 0 : 1).filter((text) => !/^Nb header lines/i.test(text));
  const metadata: Record<string, string> = {};
  const dates: string[] = [];
  let technique: string | null = null;
  let parent = "";
  let section = "";
  let modifications = 0;
  let entries = 0;

  function keep(key: string, value: string): void {
    if (entries >= maximumEntries) return;
    let name = key;
    for (let copy = 2; name in metadata; copy += 1) name = `${key} (${copy})`;
    metadata[name] = value;
    entries += 1;
  }

  for (const text of body) {
    if (text.trim() === "") continue;
    const date = datePattern.exec(text);
    if (date !== null) dates.push(date[0]);
    if (technique === null && !/^\s/.test(text) && !text.includes(" : ")) {
      technique = text.trim();
      keep("technique", technique);
      continue;
    }
    if (/^Modify on\b/i.test(text)) {
      modifications += 1;
      section = `modification ${modifications}.`;
    }
    const pair = splitPair(text);
    if (pair !== null) {
      const [key, value] = pair;
      if (/^\s/.test(text) && parent !== "") keep(`${section}${parent}.${key}`, value);
      else {
        parent = key;
        if (value !== "") keep(`${section}${key}`, value);
      }
      continue;
    }
    const sequences = splitSequences(text);
    if (sequences !== null) keep(`${section}sequences.${sequences.key}`, sequences.values.join(" | "));
    else if (/^\s/.test(text) && parent !== "") keep(`${section}${parent}.note`, text.trim());
    else keep(`${section}note`, text.trim());
  }
  return {
    program,
    technique,
    metadata,
    channel: /^\s*([A-Za-z]?\d+)/.exec(metadata["Run on channel"] ?? "")?.[1] ?? null,
    device: metadata.Device ?? null,
    acquisitionStarted: metadata["Acquisition started on"] ?? metadata["Technique started on"] ?? null,
    dates,
  };
}

/** A line that a spreadsheet made cells of: without its quotation marks and the empty cells behind it. */
function asWritten(line: string): string {
  const quoted = /^(?:("")?([\t,;]))?"((?:[^"]|"")*)"["\t,;]*$/.exec(line);
  if (quoted === null) return line.replace(/^[,;]/, "\t").replace(/[,;]{2,}$/, "");
  const text = quoted[3]!.replaceAll('""', '"');
  return quoted[2] === undefined ? text : `\t${text}`;
}

/** "User : x" → ["User", "x"]; null where the line has no such colon. */
function splitPair(text: string): [string, string] | null {
  const match = /^\s*(\S.*?)\s+:(?:\s+(.*))?$/.exec(text);
  return match === null ? null : [match[1]!, (match[2] ?? "").trim()];
}

/** A name in the first 20 characters, then one value for each sequence in 20 characters more. */
function splitSequences(text: string): { key: string; values: string[] } | null {
  if (/\((?:software|firmware)\)$/.test(text)) return null;
  if (text.length <= sequenceWidth || !/^\S.*\s$/.test(text.slice(0, sequenceWidth))) return null;
  const values: string[] = [];
  for (let at = sequenceWidth; at < text.length; at += sequenceWidth) {
    values.push(text.slice(at, at + sequenceWidth).trim());
  }
  return { key: text.slice(0, sequenceWidth).trim(), values };
}
