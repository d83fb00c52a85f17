/**
 * LANDT / LAND text export, in three kinds of titles.
 *
 * Underscored, after lines of preamble "key:value,,,": "channel_index,cycle_index,step_index,date_time_iso_string,
 *   test_time_s,step_time_s,current_A,voltage_V,discharge_capacity_Ah,charge_capacity_Ah,…,step_name". The rows end
 *   in a separator and so have one cell more than the titles; channel_index counts the records.
 * Slashed, English or Chinese: "Index,TestTime/Sec.,StepTime/Sec.,Voltage/V,Current/mA,Capacity/mAh,SCapacity/mAh/g,
 *   Energy/mWh,SEnergy/Wh/kg,SysTime,State"; times as seconds or "0-01:02:03"; states C_CC, C_CV, D_CC, R.
 * Like Maccor's, between blanks: "Rec# Cyc# Step Test(Sec) Step(Sec) Amp-hr Watt-hr Amps Volts State ES DPt-Time".
 * Current is signed, or a magnitude beside a state.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { isLandtTitleRow, landtColumnRules, splitLandtTitle } from "../landt/columns";
import { landtRecording } from "../landt/landt-recording";
import { openText } from "../open-text";
import { sampleRows } from "../sample-rows";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { alignTitles } from "./align-titles";

const search: TitleSearch = {
  what: "LANDT's titles (test_time_s, TestTime/Sec or DPt-Time with voltage and current)",
  isTitleRow: isLandtTitleRow,
};

export const reader: FormatReader = {
  id: "landt-text",
  title: "LANDT text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const found = findTitleLine(text, search);
    const { delimiter, line } = found;
    const place = { start: line.end, stop: text.source.size, delimiter, encoding: text.encoding };
    const warnings: ReaderWarning[] = [...text.warnings];
    const sample = sampleRows(text.source, place);
    const titles = alignTitles(found.titles, sample, warnings);
    const table = readTitledTable(text.source, {
      titles,
      rules: landtColumnRules,
      split: splitLandtTitle,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      sample,
      onProgress: context.onProgress,
    });
    warnings.push(...table.warnings);
    const { rows, columns } = table;
    const recording = landtRecording({ name: "Channel", rows, columns }, warnings);
    const clock = titles.findIndex((title) => /date_time|systime|系统时间|dpt-time/i.test(title));
    const first = table.sample[0]?.[clock];
    return finishedFile(reader, context, {
      recordings: [recording],
      instrument: "LANDT",
      metadata: parsePreamble(found.preamble),
      startedAt: first === undefined || table.dateOrder === null ? null : startTimeOf(first, table.dateOrder),
      text: {
        encoding: text.encoding,
        decimal: table.decimal,
        ...(table.dateOrder === null ? {} : { dateOrder: table.dateOrder.certainty }),
      },
      warnings,
      truncated: table.truncated,
    });
  },
};

function parsePreamble(lines: readonly string[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const line of lines) {
    const match = /^([^:]+):\s*(.*?)[,;\s]*$/.exec(line);
    if (match !== null && match[2] !== "") pairs[match[1]!.trim()] = match[2]!;
  }
  return pairs;
}
