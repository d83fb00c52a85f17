/**
 * Any delimited text, the last resort: only chosen, but for impedance whose titles name frequency and both parts, which
 * can mean nothing else. With a mapping that a person made or confirmed
 * `readMapped` reads it; without one, the suggestion from its titles and units has to be enough.
 *
 * One row of titles (and perhaps one of units) after any number of lines, then one record a row; cells separated by
 * tabs, semicolons, commas, bars or blanks, with decimal points or commas, in any encoding of text-decoding.ts.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ColumnRole, roleUnits } from "@/lib/domain/recording";
import { normaliseUnit, unitFactor } from "@/lib/domain/units";
import type { FormatReader } from "../format-reader";
import { previewTable } from "./preview-table";
import { delimitedText, readMapped } from "./read-mapped";
import { meaningOfTitle } from "./role-titles";
import { suggestMapping } from "./suggest-mapping";

export const reader: FormatReader = {
  ...delimitedText,

  recognise(sniff) {
    const row = sniff.titleRows.find(({ cells }) => isSpectrum(cells));
    if (row === undefined) return null;
    return { confidence: "possible", matchedBy: `titles of a spectrum in line ${row.line}` };
  },

  read(source, context) {
    const { mapping, questions } = suggestMapping(previewTable(source));
    const roles = new Set(mapping.columns.map((column) => column.role));
    if (!roles.has("voltageV") && !roles.has("frequencyHz"))
      throw new UnreadableFileError({
        expected: "titles that tell which column is what, or a column mapping",
        found: questions.join("; "),
      });
    const parsed = readMapped(source, mapping, context);
    const assumed = questions.map((message) => ({ code: "unit_assumed" as const, message }));
    return { ...parsed, warnings: [...assumed, ...parsed.warnings] };
  },
};

/** A frequency in hertz and both parts of an impedance, or its modulus and phase. */
function isSpectrum(titles: readonly string[]): boolean {
  if (titles.length < 3 || !titles.some((title) => /^[\s"'~]*(f|周波数|频率|주파수)/i.test(title)))
    return false;
  const meanings = titles.map(meaningOfTitle);
  const has = (role: ColumnRole) =>
    meanings.some(
      (title) => title.role === role && (title.unit === null || isUnitOf(title.unit, roleUnits[role])),
    );
  const isCartesian = has("impedanceRealOhm") && has("impedanceImaginaryOhm");
  return has("frequencyHz") && (isCartesian || (has("impedanceModulusOhm") && has("phaseDeg")));
}

function isUnitOf(printed: string, wanted: string): boolean {
  const unit = normaliseUnit(printed);
  return unit !== null && unitFactor(unit, wanted) !== null;
}
