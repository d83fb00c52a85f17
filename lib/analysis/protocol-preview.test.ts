import { expect, test } from "vitest";
import type { CcdRampStep, ConstantCurrentStep, ProtocolStep } from "@/lib/domain/protocol-step";
import { protocolPreview } from "./protocol-preview";

const ramp: CcdRampStep = {
  type: "ccd_ramp",
  fromMaCm2: 0.1,
  toMaCm2: 1,
  stepMaCm2: 0.1,
  arealCapacityMahCm2: 0.25,
  platingDurationMin: null,
  platingCutoffV: null,
  strippingCurrentDensityMaCm2: 0.05,
  strippingCutoffV: 4,
  cyclesPerLevel: 1,
};

function current(change: Partial<ConstantCurrentStep>): ConstantCurrentStep {
  return {
    type: "constant_current",
    direction: "plating",
    currentDensityMaCm2: 0.5,
    arealCapacityMahCm2: null,
    cutoffV: null,
    durationMin: null,
    ...change,
  };
}

test("the published ramp: 150 min at 0.1, 15 min at 1.0, at most 57 h in all", () => {
  const preview = protocolPreview([ramp]);
  const plating = preview.segments.filter((segment) => segment.kind === "plating");
  const stripping = preview.segments.filter((segment) => segment.kind === "stripping");
  expect(plating.map((segment) => segment.currentDensityMaCm2)).toEqual([
    0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
  ]);
  const minutes = plating.map((segment) => (segment.endS - segment.startS) / 60);
  expect(minutes[0]).toBeCloseTo(150, 9);
  expect(minutes[9]).toBeCloseTo(15, 9);
  for (const segment of stripping) {
    expect(segment.currentDensityMaCm2).toBe(-0.05);
    expect((segment.endS - segment.startS) / 3600).toBeCloseTo(5, 9);
    expect(segment.durationBasis).toBe("plated_charge");
  }
  // Σ 0.25/j + 10 × 5 h
  expect(preview.totalS / 3600).toBeCloseTo(57.3224, 3);
  expect(preview).toMatchObject({ totalBasis: "at_most", isTruncated: false });
});

test("a ramp of constant time plates more at every level", () => {
  const preview = protocolPreview([
    { ...ramp, arealCapacityMahCm2: null, platingDurationMin: 30, strippingCutoffV: null },
  ]);
  const charges = preview.segments
    .filter((segment) => segment.kind === "stripping")
    .map((segment) => (-segment.currentDensityMaCm2! * (segment.endS - segment.startS)) / 3600);
  expect(charges[0]).toBeCloseTo(0.05, 9);
  expect(charges[9]).toBeCloseTo(0.5, 9);
  expect(preview.totalBasis).toBe("stated");
});

test("a ramp without its own stripping current strips at the level's", () => {
  const preview = protocolPreview([{ ...ramp, strippingCurrentDensityMaCm2: null, cyclesPerLevel: 5 }]);
  expect(preview.segments).toHaveLength(100);
  expect(preview.segments.at(-1)!.currentDensityMaCm2).toBe(-1);
});

test("the first limit ends a step; a cut-off alone is unknown, but cannot strip more than was plated", () => {
  const [plated, stripped] = protocolPreview([
    current({ arealCapacityMahCm2: 1, durationMin: 60 }),
    current({ direction: "stripping", currentDensityMaCm2: 0.25, cutoffV: 4 }),
  ]).segments;
  expect(plated).toMatchObject({ endS: 3600, durationBasis: "time" });
  expect(stripped).toMatchObject({ startS: 3600, endS: 3600 + 7200, durationBasis: "plated_charge" });
  const unknown = protocolPreview([current({ cutoffV: -0.2 })]);
  expect(unknown.segments[0]!.durationBasis).toBe("unknown");
  expect(unknown.totalBasis).toBe("unknown");
});

test("after a hold nobody knows how much was plated", () => {
  const { segments } = protocolPreview([
    current({ arealCapacityMahCm2: 1 }),
    {
      type: "constant_voltage",
      direction: "plating",
      voltageV: 4.2,
      untilCurrentDensityMaCm2: 0.05,
      durationMin: 30,
    },
    current({ direction: "stripping", cutoffV: 1 }),
  ]);
  expect(segments.map((segment) => segment.durationBasis)).toEqual(["capacity", "time", "unknown"]);
});

test("segments follow each other without gaps, and know the protocol's own step", () => {
  const steps: ProtocolStep[] = [
    { type: "rest", durationMin: 10 },
    {
      type: "loop",
      count: 3,
      steps: [
        current({ arealCapacityMahCm2: 0.25 }),
        {
          type: "constant_voltage",
          direction: "plating",
          voltageV: 4.2,
          untilCurrentDensityMaCm2: 0.05,
          durationMin: 30,
        },
        current({ direction: "stripping", arealCapacityMahCm2: 0.25 }),
      ],
    },
    { type: "eis", frequencyMaxHz: 1e6, frequencyMinHz: 1, amplitudeMv: 10, pointsPerDecade: 10 },
  ];
  const { segments } = protocolPreview(steps);
  expect(segments.map((segment) => segment.stepIndex)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
  for (const [index, segment] of segments.entries()) {
    expect(segment.startS).toBe(index === 0 ? 0 : segments[index - 1]!.endS);
  }
});

test("a thousand cycles are drawn in part and counted whole", () => {
  const cycle = [current({ arealCapacityMahCm2: 0.25 }), current({ direction: "stripping", cutoffV: 4 })];
  const preview = protocolPreview([{ type: "loop", count: 1000, steps: cycle }], { maxSegments: 100 });
  expect(preview.segments).toHaveLength(100);
  expect(preview.isTruncated).toBe(true);
  expect(preview.totalS / 3600).toBeCloseTo(1000, 6);
  const deep = {
    type: "loop" as const,
    count: 100_000,
    steps: [{ type: "loop" as const, count: 100_000, steps: cycle }],
  };
  expect(protocolPreview([deep]).totalS / 3600).toBeCloseTo(1e10, 0);
});

test("a protocol that only ever plates does not stop the browser", () => {
  const step = current({ arealCapacityMahCm2: 0.25 });
  const deep = {
    type: "loop" as const,
    count: 100_000,
    steps: [{ type: "loop" as const, count: 100_000, steps: [step] }],
  };
  expect(protocolPreview([deep]).totalBasis).toBe("unknown");
});

test("no steps, no time", () => {
  expect(protocolPreview([])).toEqual({
    segments: [],
    totalS: 0,
    totalBasis: "stated",
    isTruncated: false,
  });
});
