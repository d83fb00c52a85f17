/**
 * PHI MultiPak CSV: one region, a row of titles "BE/eV,<name>" (or "KE/eV"), then energy and intensity a row. Further
 * columns (fit, background, components) keep their titles.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import type { ColumnRule } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";

const search: TitleSearch = {
  what: 'MultiPak\'s titles ("BE/eV" or "KE/eV" first)',
  isTitleRow: (titles) => titles.length >= 2 && /^"?[BK]E\s*\/\s*eV"?$/i.test(titles[0]!),
  maximumLines: 20,
};

const rules: readonly ColumnRule[] = [
  { title: /^be\s*(\/\s*ev)?$/, role: "bindingEnergyEv", unit: "eV", kind: "number" },
  { title: /^ke\s*(\/\s*ev)?$/, role: "kineticEnergyEv", unit: "eV", kind: "number" },
];

export const reader: FormatReader = {
  id: "phi-multipak-csv",
  title: "PHI MultiPak CSV",
  kind: "spectrum",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const { titles, delimiter, line, preamble } = findTitleLine(text, search);
    const table = readTitledTable(text.source, {
      titles,
      rules,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      onProgress: context.onProgress,
    });
    const recording: Recording = {
      name: titles[1] || "Region",
      kind: "spectrum",
      rows: table.rows,
      columns: table.columns.map(
        (column, index): Column =>
          index === 1 && column.labels === undefined ? { ...column, unit: "1", role: "intensity" } : column,
      ),
    };
    return finishedFile(reader, context, {
      recordings: [recording],
      instrument: "PHI",
      metadata: preamble.length === 0 ? {} : { preamble: preamble.join("\n") },
      text: { encoding: text.encoding, decimal: table.decimal },
      warnings: [...text.warnings, ...table.warnings],
      truncated: table.truncated,
    });
  },
};
