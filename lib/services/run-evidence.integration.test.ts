import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { syntheticSpectrum, zviewSpectrum } from "@/lib/formats/testing/synthetic-spectrum";
import { uploadToCharacterization } from "./characterization";
import { getRunResult } from "./run-analysis";
import { locateShortEvidence } from "./run-evidence";
import { getSeries } from "./run-series";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene, inPieces } from "./testing/ingest-scene";
import { simulatedRamp } from "./testing/simulated-ramp";

const context = testDatabase();
const at = ingestScene(context);

test("a short's evidence lies where the trace collapses", async () => {
  await at.ingest(["ramp.bdf.csv", simulatedRamp(5)]);
  const result = await getRunResult(at.member, at.run);
  const evidence = await locateShortEvidence(at.cell.run.id, result!);
  const windows = evidence.flatMap(({ window }) => window ?? []);
  expect(windows.length).toBeGreaterThan(0);
  for (const { from, to } of windows) {
    expect(from).toBeLessThanOrEqual(to);
    expect(to).toBeLessThanOrEqual(result!.durationS);
  }
  const first = windows.toSorted((a, b) => a.from - b.from)[0]!;
  const [earliest] = evidence.filter(({ window }) => window?.from === first.from);
  expect(earliest).toMatchObject({ rule: "S4", cycle: 5, during: "stripping" });
  const { lines } = await getSeries(at.member, {
    ref: at.run,
    x: "time",
    y: ["voltage"],
    from: first.from + 600,
    to: first.from + 3600,
    pixels: 500,
  });
  const volts = lines[0]!.voltageV as number[];
  expect(Math.max(...volts.map(Math.abs))).toBeLessThan(0.05);
});

test("a spectrum taken between the cycles confirms a short, and ends the window of the efficiency", async () => {
  await at.ingest(["run.csv", cyclingText({ cycles: 8, recordsAHalfCycle: 50 })]);
  expect(await getRunResult(at.member, at.run)).toMatchObject({ ceWindowEnd: 7, lifeEvent: null });
  const { characterizations } = at.scene.as.member;
  const [look] = (
    await characterizations.create({
      characterizations: [{ technique: "EIS", mode: "in_situ", runRef: at.run, cellCycle: 5 }],
    })
  ).characterizations;
  const resistor = syntheticSpectrum();
  const bytes = zviewSpectrum({ ...resistor, imaginaryOhm: resistor.realOhm.map((ohm) => -ohm / 1000) }, "A");
  const bytesOf = inPieces(bytes);
  await uploadToCharacterization(at.member, look!.code, { name: "after 5.z", bytes: bytesOf });
  await at.drain();
  const shorted = await getRunResult(at.member, at.run);
  expect(shorted).toMatchObject({ ceWindowEnd: 4, lifeEvent: "short_soft", lifeCycles: 4 });
  expect(shorted!.shorts).toMatchObject([
    { severity: "confirmed", firstCycle: 5, evidence: [{ rule: "S7" }] },
  ]);
  expect(await locateShortEvidence(at.cell.run.id, shorted!)).toMatchObject([
    { rule: "S7", severity: "confirmed", cycle: 5, window: null },
  ]);
  const { version } = await characterizations.get({ ref: look!.code });
  await characterizations.update({ ref: look!.code, version, cellCycle: null });
  await at.drain();
  expect(await getRunResult(at.member, at.run)).toMatchObject({ ceWindowEnd: 7, lifeEvent: null });
});

test("a healthy run has none", async () => {
  await at.ingest(["run.csv", cyclingText({ cycles: 3, recordsAHalfCycle: 100 })]);
  const result = await getRunResult(at.member, at.run);
  expect(await locateShortEvidence(at.cell.run.id, { shorts: [] })).toEqual([]);
  expect(result).not.toBeNull();
});
