import { expect, test } from "vitest";
import { compare } from "./compare";
import { efficiency, life, ramp } from "./testing/observations";

test("the published operando efficiencies stand in their printed order, descriptive only", () => {
  const role = { isRole: true, provenance: "reported", pelletCode: null, lotCode: null } as const;
  const result = compare(
    [
      efficiency("Cu", 0.2, { ...role, qualifier: "~" }),
      efficiency("Ag", 0.86, role),
      efficiency("Au", 0.55, { ...role, qualifier: "~" }),
      efficiency("Zn", 0.76, role),
    ],
    { metric: "coulombic_efficiency" },
  );
  const [group] = result.groups;
  expect(result.groups).toHaveLength(1);
  expect(group?.arms.map((arm) => `${arm.metal} ${arm.statistic.text}`)).toEqual([
    "Ag 86",
    "Zn 76",
    "Au ≈ 55",
    "Cu ≈ 20",
  ]);
  expect(group?.grade).toBe("descriptive_only");
  expect(group?.sentence).toBe("Ag > Zn > Au > Cu, descriptive only: n not reported.");
  expect(group?.pairs.every(({ p }) => p === null)).toBe(true);
});

test("a half cell's life is not ranked against a cell of unknown kind", () => {
  const role = { isRole: true, provenance: "reported", pelletCode: null, lotCode: null } as const;
  const result = compare(
    [
      life("Ag", { cycles: 962, end: "unknown", cause: null }, { ...role, qualifier: ">=" }),
      life("Au", { cycles: 5, end: "event", cause: "short" }, role, { cellKind: null }),
    ],
    { metric: "cycle_life" },
  );
  expect(result.groups).toHaveLength(2);
  expect(result.groups[0]?.arms[0]?.statistic.text).toBe("≥ 962, end not stated");
  expect(result.refusals[0]).toContain("cell kind half against not stated");
});

test("the worked survival example: medians 740 and 5, exact p 0.0286, supported for four cells of two lots", () => {
  const silver = [
    [962, 0],
    [310, 1],
    [505, 0],
    [740, 1],
  ] as const;
  const gold = [5, 9, 4, 12];
  const result = compare(
    [
      ...silver.map(([cycles, dead]) =>
        life("Ag", { cycles, end: dead ? "event" : "censored", cause: dead ? "short" : "still_running" }),
      ),
      ...gold.map((cycles) => life("Au", { cycles, end: "event", cause: "short" })),
    ],
    { metric: "cycle_life" },
  );
  const [pair] = result.groups[0]?.pairs ?? [];
  expect(result.groups[0]?.arms.map((arm) => arm.statistic.text)).toEqual(["740", "5"]);
  expect(pair?.p).toBeCloseTo(0.0286, 4);
  expect(pair?.grade).toBe("supported");
  expect(result.groups[0]?.arms[0]?.statistic.intervalNote).toContain("310, 505+, 740, 962+");
});

test("three against three is never supported, five against five can be", () => {
  const grade = (n: number) =>
    compare(
      [
        ...Array.from({ length: n }, (_, i) => efficiency("Ag", 0.95 + i * 0.001)),
        ...Array.from({ length: n }, (_, i) => efficiency("Cu", 0.3 + i * 0.001)),
      ],
      { metric: "coulombic_efficiency" },
    ).groups[0]?.grade;
  expect([2, 3, 4, 5].map(grade)).toEqual(["descriptive_only", "tentative", "supported", "supported"]);
});

test("one lot a metal is told as what it is", () => {
  const of = (metal: string, ce: number, lotCode: string) =>
    Array.from({ length: 5 }, (_, i) => efficiency(metal, ce + i * 0.001, { lotCode }));
  const [group] = compare([...of("Ag", 0.9, "L-1"), ...of("Au", 0.5, "L-2")], {
    metric: "coulombic_efficiency",
  }).groups;
  expect(group?.grade).toBe("descriptive_only");
  expect(group?.pairs[0]?.reasons).toEqual(["only one pellet lot for Ag", "only one pellet lot for Au"]);
  expect(group?.pairs[0]?.confounders.map(({ flag }) => flag)).toContain("lot_confounded_with_metal");
});

test("an efficiency of 164 % is shown, flagged and not clipped", () => {
  const [group] = compare([efficiency("Ag", 1.64), efficiency("Au", 0.5)], {
    metric: "coulombic_efficiency",
  }).groups;
  expect(group?.arms[0]?.statistic.text).toBe("164.0");
  expect(group?.arms[0]?.remarks[0]).toContain("above 100 %");
});

test("an excluded cell stays visible and counts for nothing", () => {
  const [group] = compare(
    [efficiency("Ag", 0.9), efficiency("Ag", 0.1, { exclusion: "broken pellet" }), efficiency("Au", 0.5)],
    { metric: "coulombic_efficiency" },
  ).groups;
  expect(group?.arms[0]?.points).toHaveLength(2);
  expect(group?.arms[0]?.nCells).toBe(1);
  expect(group?.arms[0]?.statistic.text).toBe("90.0");
});

test("different conditions never merge; a missing one matches no stated one", () => {
  const result = compare(
    [
      efficiency("Ag", 0.9, {}, { temperatureC: 25 }),
      efficiency("Au", 0.8, {}, { temperatureC: 26 }),
      efficiency("Zn", 0.7, {}, { temperatureC: 60 }),
      efficiency("Cu", 0.6, {}, { temperatureC: null }),
    ],
    { metric: "coulombic_efficiency" },
  );
  expect(result.groups.map(({ arms }) => arms.map(({ metal }) => metal).join())).toEqual([
    "Ag,Au",
    "Zn",
    "Cu",
  ]);
  expect(result.groups[1]?.sentence).toContain("nothing to rank it against");
});

test("relaxing the cell kind shows all in one table, descriptive only, and lists what differs", () => {
  const [group] = compare(
    [efficiency("Ag", 0.9, {}, { cellKind: "half" }), efficiency("Au", 0.8, {}, { cellKind: "operando" })],
    { metric: "coulombic_efficiency", relax: ["cellKind"] },
  ).groups;
  expect(group?.relaxed).toEqual([{ name: "cellKind", title: "cell kind", texts: ["half", "operando"] }]);
  expect(group?.pairs[0]?.reasons).toContain("cell kind differs: half against operando");
});

test("critical current densities order as intervals, a survived ramp above all", () => {
  const [group] = compare([ramp("Cu", null, 0.1), ramp("Ag", 1, null), ramp("Au", 0.2, 0.3)], {
    metric: "critical_current_density",
  }).groups;
  expect(group?.arms.map((arm) => `${arm.metal} ${arm.statistic.text}`)).toEqual([
    "Ag > 1",
    "Au (0.2, 0.3]",
    "Cu ≤ 0.1",
  ]);
});

test("cells watched only after their formation are at risk from there on, and keep their exact test", () => {
  const lives = (metal: string, cycles: readonly number[], entryCycles: number) =>
    cycles.map((each) => life(metal, { cycles: each, end: "event", cause: "short", entryCycles }));
  const [group] = compare([...lives("Ag", [30, 40, 50, 60], 3), ...lives("Au", [5, 9, 7, 12], 3)], {
    metric: "cycle_life",
  }).groups;
  expect(group?.pairs[0]).toMatchObject({ method: "log-rank, exact permutation" });
  expect(group?.pairs[0]?.p).toBeCloseTo(0.0286, 4);
  expect(group?.arms[0]?.curve?.atRisk[0]).toBe(4);
  expect(group?.arms[0]?.remarks).toContain(
    "4 of 4 are at risk only after their formation (left-truncated).",
  );
  const [mixed] = compare([...lives("Ag", [30, 40, 50, 60], 20), ...lives("Au", [25, 9, 7, 12], 0)], {
    metric: "cycle_life",
  }).groups;
  expect(mixed?.pairs[0]?.method).toContain("delayed entry");
  expect(mixed?.pairs[0]?.probabilityUpperBetter).toBeNull();
});
