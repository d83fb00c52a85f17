import { expect, test } from "vitest";
import type { ComparisonQuery } from "@/lib/contract/comparison";
import { testDatabase } from "@/lib/db/testing/test-database";
import { evaluateComparison } from "./comparison";
import { labScene } from "./testing/lab-scene";
import { rankedCells } from "./testing/ranked-cells";

const context = testDatabase();

const hit = (ruleId: "first_short" | "ce_below", event: string, eventCycle: number) => ({
  ...{ ruleId, event, eventCycle, version: 1 },
  ...{ cyclesBefore: eventCycle - 1, reason: "as the test has it" },
});

/** Two silver cells: one that shorts in cycle 20 and falls below its limit in cycle 8, one that no rule ends. */
async function twoLives() {
  const scene = await labScene(context.db);
  const { runs } = await rankedCells(scene, context.db, { metal: "Ag", ceFractions: [0.9, 0.95] });
  const first = runs[0]!.id;
  await context.db.run.update({ where: { id: first }, data: { formationCycles: 10 } });
  await context.db.runResult.update({
    where: { runId: first },
    data: {
      ...{ lifeCycles: 7, lifeEvent: "ce_below_threshold" },
      lifeHits: [hit("first_short", "short_hard", 20), hit("ce_below", "ce_below_threshold", 8)],
    },
  });
  await context.db.run.update({
    where: { id: first },
    data: { censorReason: null, endEvent: "ce_below_threshold", endDecidedBy: "rule" },
  });
  return { scene, first };
}

test("a life ends by the rules that are asked for, and by a person above them", async () => {
  const { scene, first } = await twoLives();
  const lives = async (change: Partial<ComparisonQuery>) => {
    const query = { metric: "cycle_life", poolReported: false, ...change } as const;
    const { groups } = await evaluateComparison(scene.actors.member, query);
    return groups.flatMap(({ arms }) => arms.flatMap(({ points }) => points.map(({ text }) => text))).sort();
  };
  expect(await lives({})).toEqual(["50+", "7"]);
  expect(await lives({ endRules: ["first_short"] })).toEqual(["19", "50+"]);
  expect(await lives({ endRules: ["first_short", "ce_below"] })).toEqual(["50+", "7"]);
  // No chosen rule ended it, and why its run stopped nobody wrote down.
  expect(await lives({ endRules: ["retention_below"] })).toEqual(["50+", "≥ 50, end not stated"]);
  // Seven cycles are within the ten of its formation: such a cell is not among those that outlived it.
  expect(await lives({ afterFormation: true })).toEqual(["50+"]);
  await context.db.run.update({ where: { id: first }, data: { endDecidedBy: "person" } });
  expect(await lives({ endRules: ["first_short"] })).toEqual(["50+", "7"]);
});

test("cells are chosen by who built them, by thickness and by temperature; what is not stated lies in no range", async () => {
  const { scene } = await twoLives();
  const cells = async (change: Partial<ComparisonQuery>) => {
    const query = { metric: "coulombic_efficiency", poolReported: false, ...change } as const;
    return (await evaluateComparison(scene.actors.member, query)).cells;
  };
  expect(await cells({ temperatureMinC: 20, temperatureMaxC: 30 })).toBe(2);
  expect(await cells({ temperatureMinC: 30 })).toBe(0);
  expect(await cells({ thicknessMinNm: 1, thicknessMaxNm: 1000 })).toBe(2);
  expect(await cells({ thicknessMinNm: 1000 })).toBe(0);
  expect(await cells({ operators: ["Nobody"] })).toBe(0);
  expect(await cells({ builtFrom: "1990-01-01", builtTo: "1990-12-31" })).toBe(0);
  expect(await cells({ cyclers: ["BTS"], protocolCodes: ["T-1"] })).toBe(0);
});
