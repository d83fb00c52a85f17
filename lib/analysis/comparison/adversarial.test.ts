/** Data that invite a false sentence: each must give a true one. */
import { expect, test } from "vitest";
import { compare } from "./compare";
import type { Observation } from "./observation";
import { efficiency, life, ramp } from "./testing/observations";

const only = (observations: readonly Observation[], relax?: "cellKind"[]) =>
  compare(observations, { metric: observations[0]!.value.metric, relax }).groups[0]!;

const times = <Item>(n: number, make: (index: number) => Item) =>
  Array.from({ length: n }, (_, i) => make(i));

test("one cell a group", () => {
  const group = only([efficiency("Ag", 0.99), efficiency("Au", 0.5)]);
  expect(group.sentence).toBe(
    "Ag > Au, descriptive only: n = 1 for Ag; n = 1 for Au; only one pellet lot for Ag; only one pellet lot for Au.",
  );
  expect(group.arms[0]?.statistic).toMatchObject({
    name: "one cell",
    lower: null,
    upper: null,
    intervalNote: "interval not available at 95 % for n = 1",
  });
});

test("all alive: no median, and no order where the lower row was watched for less long", () => {
  const alive = (metal: string, cycles: number) =>
    times(5, () => life(metal, { cycles, end: "censored", cause: "still_running" }));
  const group = only([...alive("Ag", 900), ...alive("Au", 100)]);
  expect(group.arms.map(({ statistic }) => statistic.text)).toEqual(["> 900", "> 100"]);
  expect(group.sentence).toContain("Ag ? Au, tentative: order open: Au is not dead by half");
  expect(group.pairs[0]).toMatchObject({ p: 1, probabilityUpperBetter: 0.5 });
});

test("a survivor watched for less long is not ranked below one that died later", () => {
  const group = only([
    ...times(5, (i) => life("Ag", { cycles: 700 + i, end: "event", cause: "short_hard" })),
    ...times(5, (i) => life("Au", { cycles: 100 + i, end: "censored", cause: "still_running" })),
  ]);
  expect(group.sentence).toContain("Ag ? Au");
  expect(group.grade).toBe("tentative");
});

test("all tied", () => {
  const group = only(["Ag", "Au"].flatMap((metal) => times(6, () => efficiency(metal, 0.9))));
  expect(group.sentence).toBe("Ag = Au, tentative: not separable: p = 1.0 after Holm.");
  expect(group.pairs[0]?.probabilityUpperBetter).toBe(0.5);
});

test("different kinds stand apart, and relaxed are told and claim nothing", () => {
  const cells = [
    ...times(5, (i) => efficiency("Ag", 0.99 - i / 1000, {}, { cellKind: "half" })),
    ...times(5, (i) => efficiency("Au", 0.5 - i / 1000, {}, { cellKind: "operando" })),
  ];
  expect(compare(cells, { metric: "coulombic_efficiency" }).refusals).toEqual([
    "Ag is not ranked against Au: cell kind half against operando.",
  ]);
  const group = only(cells, ["cellKind"]);
  expect(group.grade).toBe("descriptive_only");
  expect(group.pairs[0]).toMatchObject({ p: null, probabilityUpperBetter: null, effect: null });
});

test("a median of 164 % is no efficiency, whatever its n", () => {
  const group = only([
    ...times(6, (i) => efficiency("Ag", 1.64 + i / 100)),
    ...times(6, (i) => efficiency("Au", 0.8 + i / 100)),
  ]);
  expect(group.grade).toBe("descriptive_only");
  expect(group.pairs[0]?.reasons).toEqual(["Ag lies above 100 %: no efficiency until explained"]);
});

test("one doubtful cell cannot carry an order", () => {
  const group = only([
    ...[0.95, 0.951, 0.952, 1.4, 1.5].map((ce) => efficiency("Ag", ce, {})),
    ...[0.9515, 0.9516, 0.9517, 0.9518, 0.9519].map((ce) => efficiency("Au", ce)),
  ]);
  expect(group.pairs[0]?.reasons.join()).toContain("the order turns without 2 above 100 %");
});

test("six cells of two pellets are not six independent cells", () => {
  const onPellets = (metal: string, ce: number) =>
    times(6, (i) => efficiency(metal, ce + i / 1000, { pelletCode: `P-${metal}-${i % 2}` }));
  const group = only([...onPellets("Ag", 0.9), ...onPellets("Au", 0.5)]);
  expect(group.grade).toBe("tentative");
  expect(group.sentence).toContain(
    "only 2 pellets for Ag, 4 needed: cells of one pellet are not independent",
  );
});

test("overlapping intervals of different ramps are not ordered", () => {
  const group = only([...times(4, () => ramp("Ag", 0.5, 0.7)), ...times(4, () => ramp("Au", 0.4, 0.6))]);
  expect(group.sentence).toContain("Ag ? Au");
  expect(group.pairs[0]?.reasons).toContain("no test: the ramps have different steps");
});

test("a printed current of unknown meaning is neither bound", () => {
  const role = { isRole: true, provenance: "reported", pelletCode: null, lotCode: null } as const;
  const lone = { convention: "unspecified", printedMaCm2: 0.9 } as const;
  const group = only([
    { ...ramp("Ag", null, null, lone), ...role },
    { ...ramp("Au", 0.3, 0.4), ...role },
  ]);
  expect(group.arms[0]?.statistic).toMatchObject({ text: "0.9, survived or failed not stated", upper: null });
  expect(group.pairs[0]?.reasons).toContain("what the printed current means changes the order");
});

test("published and measured values: two series, each with its own neighbours", () => {
  const role = { isRole: true, provenance: "reported", pelletCode: null, lotCode: null } as const;
  const cells = [
    ...times(6, (i) => efficiency("Ag", 0.98 + i / 1000)),
    ...times(6, (i) => efficiency("Au", 0.7 + i / 1000)),
    efficiency("Zn", 0.9, role),
    efficiency("Cu", 0.2, role),
  ];
  const group = only(cells);
  expect(group.arms.map(({ label }) => label)).toEqual([
    "Ag (measured)",
    "Au (measured)",
    "Zn (reported)",
    "Cu (reported)",
  ]);
  expect(group.sentence).toBe(
    "Ag (measured) > Au (measured), supported. Zn (reported) > Cu (reported), descriptive only: n not reported.",
  );
});

test("a published value pooled by the reader enters the estimate, visibly, and never supports an order", () => {
  const role = { isRole: true, provenance: "reported", pelletCode: null, lotCode: null } as const;
  const cells = [
    ...times(3, (i) => efficiency("Ag", 0.9 + i / 100)),
    efficiency("Ag", 0.5, role),
    ...times(5, (i) => efficiency("Au", 0.1 + i / 100)),
  ];
  const [group] = compare(cells, { metric: "coulombic_efficiency", poolReported: true }).groups;
  expect(group?.arms[0]).toMatchObject({ isPooled: true, nCells: null });
  expect(group?.arms[0]?.statistic).toMatchObject({
    text: "90.5",
    name: "median over cells and published values",
  });
  expect(group?.grade).toBe("descriptive_only");
});

test("rows by metal and thickness: two differences are a confounder, one is the question", () => {
  const of = (metal: string, nm: number, ce: number) =>
    times(5, (i) => efficiency(metal, ce + i / 1000, {}, { interlayerThicknessNm: nm }));
  const [group] = compare([...of("Ag", 200, 0.9), ...of("Ag", 100, 0.8), ...of("Au", 100, 0.7)], {
    metric: "coulombic_efficiency",
    armBy: ["metal", "interlayerThicknessNm"],
  }).groups;
  expect(group?.arms.map(({ label }) => label)).toEqual(["Ag 200 nm", "Ag 100 nm", "Au 100 nm"]);
  const flags = (upper: string, lower: string) =>
    group?.pairs
      .find((pair) => pair.upper.startsWith(upper) && pair.lower.startsWith(lower))
      ?.confounders.filter(({ counts }) => counts)
      .map(({ flag }) => flag);
  expect(flags("Ag|200", "Ag|100")).toEqual([]);
  expect(flags("Ag|200", "Au|100")).toEqual(["unequal_thickness"]);
});

test("rows by lot rank lots of one metal, and one lot a row is no fault then", () => {
  const of = (lotCode: string, ce: number) => times(5, (i) => efficiency("Ag", ce + i / 1000, { lotCode }));
  const cells = [...of("L-1", 0.9), ...of("L-2", 0.8), efficiency("Au", 0.5, { lotCode: "L-3" })];
  const { groups } = compare(cells, { metric: "coulombic_efficiency", armBy: ["lot"] });
  expect(groups.map(({ arms }) => arms.map(({ label }) => label))).toEqual([["L-1", "L-2"], ["L-3"]]);
  expect(groups[0]?.sentence).toBe("L-1 > L-2, supported.");
});

test("a cell elsewhere moves no tolerance here", () => {
  const warm = (kind: string, temperatureC: number) =>
    efficiency("Ag", 0.9, {}, { cellKind: kind, temperatureC });
  const half = [warm("half", 25), warm("half", 28)];
  const groups = (cells: readonly Observation[]) =>
    compare(cells, { metric: "coulombic_efficiency" }).groups.filter(({ key }) => key.includes("half"))
      .length;
  expect(groups(half)).toBe(1);
  expect(groups([...half, warm("operando", 22)])).toBe(1);
});

test("the means go as far as every curve is known: to the end of the first row that is still alive there", () => {
  const means = (au: "event" | "censored") =>
    only([
      ...times(6, (i) => life("Ag", { cycles: 900 + i, end: "censored", cause: null })),
      ...times(6, (i) => life("Au", { cycles: 10 + i, end: au, cause: null })),
    ]).arms.map(({ restrictedMean }) => restrictedMean);
  expect(means("censored").map((each) => each?.horizonCycles)).toEqual([15, 15]);
  const [silver, gold] = means("event");
  expect(silver?.horizonCycles).toBe(905);
  expect(silver?.mean).toBeCloseTo(905, 9);
  expect(gold?.mean).toBeCloseTo(12.5, 9);
});

test.each(["coulombic_efficiency", "cycle_life", "critical_current_density"] as const)(
  "five thousand cells of %s in a fraction of a second",
  (metric) => {
    const metals = ["Ag", "Au", "Zn", "Cu", "bare"];
    const cells = times(5000, (i) => {
      const metal = metals[i % 5]!;
      const noise = ((i * 7919) % 997) / 997;
      if (metric === "coulombic_efficiency") return efficiency(metal, 0.7 + noise * 0.3);
      if (metric === "cycle_life") {
        const end = i % 3 === 0 ? "censored" : "event";
        return life(metal, { cycles: Math.round(noise * 1000), end, cause: "short_hard" });
      }
      const step = Math.round(noise * 9);
      return ramp(metal, step === 0 ? null : step / 10, step === 9 ? null : (step + 1) / 10);
    });
    compare(cells.slice(0, 500), { metric });
    const begun = process.cpuUsage();
    const { groups } = compare(cells, { metric });
    const tookMs = process.cpuUsage(begun).user / 1000;
    process.stdout.write(`5,000 cells of ${metric}: ${tookMs.toFixed(0)} ms\n`);
    expect(groups[0]?.arms).toHaveLength(5);
    expect(tookMs).toBeLessThan(600);
  },
);
