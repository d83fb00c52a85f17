/** The lines before Maccor's titles: pairs of key and value in one of three dialects. */
import { splitCells } from "../sample-rows";

/**
 * Pairs as printed. Dialects: `Key:⇥value⇥Key:⇥value` on three lines; the same on one line with some pairs glued
 * by blanks; `Key⇥value` a line, with or without the colon.
 */
export function parseMaccorPreamble(lines: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of lines) {
    const tokens = splitCells(
      line.replace(/\s+(?=(?:Procedure|Comment\/Barcode|Description|Filename|Date of Test):)/g, "\t"),
      line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",",
    );
    const isPair = tokens.filter((token) => token !== "").length === 2 && !tokens[1]!.endsWith(":");
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index]!;
      const today = /^(Today's Date):?\s+(\S+)$/.exec(token);
      if (today !== null) {
        pairs[today[1]!] = today[2]!;
        continue;
      }
      const keyed = /^([A-Za-z][^:]+):\s*(.*)$/.exec(token);
      if (keyed !== null) {
        const next = tokens[index + 1] ?? "";
        const takesNext = keyed[2] === "" && !/^[A-Za-z][^:]+:$/.test(next);
        pairs[keyed[1]!] = cleaned(takesNext ? next : keyed[2]!);
        if (takesNext) index += 1;
      } else if (isPair && index === 0) {
        pairs[token] = cleaned(tokens[1]!);
        break;
      }
    }
  }
  return pairs;
}

/** Descriptions may be padded with bytes FF. */
function cleaned(value: string): string {
  return value.replace(/[ÿ\uFFFD\0]+$/g, "").trim();
}
