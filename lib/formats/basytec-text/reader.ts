/**
 * Basytec text export.
 *
 * Lines of preamble "~Key: value" (test, battery, plan, channel, start and end, days first between points), the
 * titles after one more "~", then one record a row, separated by tabs:
 *   "~Time[s] DataSet t-Step[s] t-Set[s] t-Cyc[s] Line Command U[V] I[A] P[W] Ah[Ah] Ah-Cyc-Charge
 *   Ah-Cyc-Discharge Ah-Cyc-Charge-0 Ah-Cyc-Discharge-0 Ah-Step Wh[Wh] Wh-Cyc-Charge … T1[°C] R-AC R-DC Level
 *   Cyc-Count Count State"
 * Time may be "Time[h]" or "Time[h:min:s]". Line is the line of the plan. Ah is net, Ah-Cyc counts within the
 * vendor's cycle, Ah-Step within the step. The "-0" columns and State are numbers of unknown meaning, kept as they
 * are. Current is signed, positive on charge. The degree sign may be broken. German programs write "~Zeit[h]", "Zeile",
 * "Befehl"; people cut the preamble off.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { decideDateOrder, startTimeOf } from "../clock-date";
import type { ColumnRule } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { splitTitle } from "../vendor-title";

const rules: readonly ColumnRule[] = [
  { title: /^(time|zeit)$/, role: "timeS", unit: "s" },
  { title: /^dataset$/, role: "recordIndex" },
  { title: /^t step$/, role: "stepTimeS", unit: "s" },
  { title: /^(line|zeile)$/, role: "vendorStep" },
  { title: /^(command|kommando|befehl)$/, role: "state", kind: "label" },
  { title: /^(u|voltage)$/, role: "voltageV", unit: "V" },
  { title: /^(i|current)$/, role: "currentMa", unit: "A" },
  { title: /^p$/, role: "powerMw", unit: "W" },
  { title: /^ah$/, role: "netCapacityMah", unit: "Ah" },
  { title: /^ah cyc charge$/, role: "chargeCapacityMah", unit: "Ah", scope: "cycle" },
  { title: /^ah cyc discharge$/, role: "dischargeCapacityMah", unit: "Ah", scope: "cycle" },
  { title: /^ah step$/, role: "capacityMah", unit: "Ah", scope: "step" },
  { title: /^wh$/, role: "energyMwh", unit: "Wh" },
  { title: /^wh cyc charge$/, role: "chargeEnergyMwh", unit: "Wh", scope: "cycle" },
  { title: /^wh cyc discharge$/, role: "dischargeEnergyMwh", unit: "Wh", scope: "cycle" },
  { title: /^(t\d+|temp|temperature)$/, role: "temperatureC", unit: "C" },
  { title: /^cyc count$/, role: "vendorCycle" },
];

const search: TitleSearch = {
  what: "Basytec's titles (~Time[s], U[V], I[A])",
  isTitleRow(titles) {
    const [first = ""] = titles;
    if (!/^~?\s*(Time|Zeit)\s*\[/.test(first)) return false;
    const names = new Set(titles.map((title) => splitTitle(title).name));
    const isBasytec = first.startsWith("~") || names.has("dataset");
    return isBasytec && (names.has("u") || names.has("voltage")) && (names.has("i") || names.has("current"));
  },
};

export const reader: FormatReader = {
  id: "basytec-text",
  title: "Basytec text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    const words = /^"?~(Resultfile from|Ergebnisdatei vom) Basytec/.exec(sniff.text)?.[0];
    return words === undefined
      ? recogniseTitles(sniff, search)
      : { confidence: "certain", matchedBy: `"${words.replace('"', "")}" in line 1` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const { titles, delimiter, line, preamble } = findTitleLine(text, search);
    const metadata = parsePreamble(preamble);
    const table = readTitledTable(text.source, {
      titles,
      rules,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      onProgress: context.onProgress,
    });
    const warnings: ReaderWarning[] = [...text.warnings, ...table.warnings];
    warnings.push(...dropImpossibleTemperatures(table.columns));
    const recording: Recording = {
      name: metadata["Name of Test"] ?? "Test",
      kind: "cycling",
      rows: table.rows,
      columns: table.columns,
      currentKind: "signed",
    };
    const [startKey, started] = Object.entries(metadata).find(([key]) => /^start|start$/i.test(key)) ?? [];
    const dates = Object.entries(metadata).flatMap(([key, value]) =>
      /^(start|end|date|datum)|(start|ende)$/i.test(key) ? [value] : [],
    );
    const order = decideDateOrder(dates);
    if (started !== undefined && order.certainty === "ambiguous")
      warnings.push({
        code: "ambiguous_date",
        message: `"${startKey}: ${started}": day first or month first cannot be told from the file's dates`,
      });
    return finishedFile(reader, context, {
      recordings: [recording],
      instrument: "Basytec",
      channel: metadata.Testchannel ?? null,
      technique: metadata.Testplan ?? null,
      metadata,
      startedAt: started === undefined ? null : startTimeOf(started, order),
      text: { encoding: text.encoding, decimal: table.decimal, dateOrder: order.certainty },
      warnings: [...warnings, ...seriesWarnings(recording)],
      truncated: table.truncated,
    });
  },
};

function parsePreamble(lines: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of lines) {
    const match = /^"?~\s*([^:]+):\s*(.*?)["\s;,]*$/.exec(line);
    if (match !== null) pairs[match[1]!.trim()] = match[2]!.trim();
  }
  return pairs;
}
