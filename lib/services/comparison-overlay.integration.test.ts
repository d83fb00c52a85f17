import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { labScene, readersOnly, whoMay } from "./testing/lab-scene";
import { rankedCells } from "./testing/ranked-cells";

const context = testDatabase();

async function cycledCells(cycles: number) {
  const scene = await labScene(context.db);
  const { runs } = await rankedCells(scene, context.db, { metal: "Ag", ceFractions: [0.9, 0.8] });
  for (const { id } of runs) {
    await context.db.cycle.createMany({
      data: Array.from({ length: cycles }, (_, index) => ({
        runId: id,
        number: index + 1,
        ceFraction: 0.9,
        strippedMahCm2: 0.2,
        startS: index,
        endS: index + 1,
        firstRecord: index,
        lastRecord: index,
        flags: [],
      })),
    });
    await context.db.runResult.update({ where: { runId: id }, data: { cycleCount: cycles } });
  }
  return { ...scene, runs: runs.map(({ code }) => code) };
}

test("cycles of several runs come together, in the order asked for", async () => {
  const { as, runs } = await cycledCells(5);
  const asked = runs.toReversed();
  const { runs: found, everyNth } = await as.viewer.comparisons.overlayCycles({ runs: asked });
  expect(everyNth).toBe(1);
  expect(found.map(({ runCode }) => runCode)).toEqual(asked);
  expect(found[0]).toMatchObject({ number: [1, 2, 3, 4, 5], ceFraction: Array(5).fill(0.9) });
});

test("long runs come thinned, said so, and their last cycle always", async () => {
  const { as, runs } = await cycledCells(1202);
  const { runs: found, everyNth } = await as.viewer.comparisons.overlayCycles({ runs });
  expect(everyNth).toBe(3);
  expect(found[0]?.number.slice(0, 3)).toEqual([1, 4, 7]);
  expect(found[0]?.number.at(-1)).toBe(1202);
  expect(found[0]?.number.length).toBeLessThan(410);
});

test("a run without a trace has no curves, and is in the answer", async () => {
  const { as, runs } = await cycledCells(3);
  const { runs: found } = await as.viewer.comparisons.overlayCurves({ runs, cycle: 2 });
  expect(found.map(({ plating, stripping }) => [plating, stripping])).toEqual([
    [null, null],
    [null, null],
  ]);
});

test("nobody sees the cycles of a run they may not see", async () => {
  const scene = await cycledCells(3);
  const { runs } = scene;
  expect(await whoMay(scene, (client) => client.comparisons.overlayCycles({ runs }))).toEqual(readersOnly);
  expect(await whoMay(scene, (client) => client.comparisons.overlayCurves({ runs, cycle: 1 }))).toEqual(
    readersOnly,
  );
});
