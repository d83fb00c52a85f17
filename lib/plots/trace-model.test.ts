import { expect, test } from "vitest";
import { prepareTrace } from "./trace-model";

const line = (x: (number | null)[], voltageV: (number | null)[], label = "run") => ({
  label,
  cycle: null,
  x,
  voltageV,
});

test("a silence that the drawing would hide breaks the line; a missing value does too", () => {
  const x = [0, 1, 2, 3, 900, 901, 902];
  const model = prepareTrace(
    { records: 1000, lines: [line(x, [1, 1, null, 1, 2, 2, 2])] },
    { pixels: 100, hasGaps: true },
  );
  expect(model.voltage?.x).toEqual([0, 1, 2, 3, 451.5, 900, 901, 902]);
  expect(model.voltage?.columns[0]).toEqual([1, 1, null, 1, null, 2, 2, 2]);
  expect(model.voltage?.lonely[0]).toEqual([3]);
  expect(model.current).toBeNull();
  expect(model).toMatchObject({ drawnPoints: 7, records: 1000 });
});

test("evenly spaced records have no gap, however few", () => {
  const model = prepareTrace(
    { records: 3, lines: [line([0, 10, 20], [1, 2, 3])] },
    { pixels: 1000, hasGaps: true },
  );
  expect(model.voltage?.columns[0]).toEqual([1, 2, 3]);
});

test("lines with points of their own share one x, and joining them breaks none", () => {
  const lines = [line([0, 2, 4], [1, 2, 3], "cycle 1"), line([0, 1, 4], [5, 6, 7], "cycle 2")];
  const model = prepareTrace({ records: 6, lines }, { pixels: 100, hasGaps: false, xFactor: 0.5 });
  expect(model.voltage?.x).toEqual([0, 0.5, 1, 2]);
  expect(model.voltage?.columns).toEqual([
    [1, undefined, 2, 3],
    [5, 6, undefined, 7],
  ]);
  expect(model.lines.map(({ label }) => label)).toEqual(["cycle 1", "cycle 2"]);
});

test("a line without points and records without x leave nothing behind", () => {
  const model = prepareTrace(
    { records: 2, lines: [line([], []), line([null, 1], [9, 4])] },
    { pixels: 10, hasGaps: false },
  );
  expect(model.voltage?.x).toEqual([1]);
  expect(model.voltage?.columns).toEqual([[undefined], [4]]);
  expect(model.voltage?.lonely).toEqual([[], [0]]);
});

test("a step without time keeps both its points, alone and beside another line", () => {
  const step = line([0, 5, 5, 6], [1, 1, 9, 9]);
  const alone = prepareTrace({ records: 4, lines: [step] }, { pixels: 100, hasGaps: true });
  expect(alone.voltage?.columns[0]).toEqual([1, 1, 9, 9]);
  const both = prepareTrace(
    { records: 6, lines: [step, line([5, 7], [3, 4])] },
    { pixels: 100, hasGaps: false },
  );
  expect(both.voltage?.x).toEqual([0, 5, 5, 6, 7]);
  expect(both.voltage?.columns).toEqual([
    [1, 1, 9, 9, undefined],
    [undefined, 3, undefined, undefined, 4],
  ]);
});
