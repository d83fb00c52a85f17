import { expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { findColumn } from "@/lib/domain/recording";
import { syntheticToyo } from "../testing/synthetic-toyo";
import { channelRecording } from "./channel-recording";
import { leanRecording } from "./lean-recording";
import { readSixDigitFile } from "./six-digit-file";

it.each([1, 3])("gives of %i files the same times, voltages, currents and states as whole", (cycles) => {
  const files = syntheticToyo({ dialect: "japanese", cycles, aborted: true, pauseS: 3600 }).slice(0, cycles);
  const read = (isLean: boolean) =>
    files.map(({ name, bytes }) => readSixDigitFile(bytesSource(name, bytes), { isLean }));
  const warnings: ReaderWarning[] = [];
  const whole = channelRecording("30", read(false), [], []);
  const lean = leanRecording("30", read(true), warnings);
  expect(lean.rows).toBe(whole.rows);
  for (const role of ["timeS", "voltageV", "currentMa"] as const) {
    const expected = findColumn(whole, role)!;
    expect(findColumn(lean, role)).toMatchObject({ name: expected.name, unit: expected.unit });
    expect(findColumn(lean, role)!.values).toEqual(expected.values);
  }
  const words = (recording: typeof lean) => {
    const { values, labels } = findColumn(recording, "state")!;
    return Array.from(values, (code) => labels![code]);
  };
  expect(words(lean)).toEqual(words(whole));
  for (const name of ["Date and time", "File"]) {
    const values = (recording: typeof lean) =>
      recording.columns.find((column) => column.name === name)!.values;
    expect(values(lean)).toEqual(values(whole));
  }
  expect(warnings.map(({ code }) => code)).toContain("columns_left_out");
});
