/**
 * Any delimited text, the last resort: never recognised, only chosen. With a mapping that a person made or confirmed
 * `readMapped` reads it; without one, the suggestion from its titles and units has to be enough.
 *
 * One row of titles (and perhaps one of units) after any number of lines, then one record a row; cells separated by
 * tabs, semicolons, commas, bars or blanks, with decimal points or commas, in any encoding of text-decoding.ts.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { FormatReader } from "../format-reader";
import { previewTable } from "./preview-table";
import { delimitedText, readMapped } from "./read-mapped";
import { suggestMapping } from "./suggest-mapping";

export const reader: FormatReader = {
  ...delimitedText,
  recognise: () => null,
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
