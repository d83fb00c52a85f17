import { describe, expect, it } from "vitest";
import { detectCapacityScope } from "./capacity-scope";

/** Two cycles of charge at constant current, at constant voltage, a rest, and discharge; four records each. */
function run(counterAt: (where: { cycle: number; part: number; record: number }) => number) {
  const counter: number[] = [];
  const step: number[] = [];
  const cycle: number[] = [];
  const currentMa: number[] = [];
  for (let number = 0; number < 3; number += 1)
    for (let part = 0; part < 4; part += 1)
      for (let record = 1; record <= 4; record += 1) {
        counter.push(counterAt({ cycle: number, part, record }));
        step.push(part + 1);
        cycle.push(number + 1);
        currentMa.push([1, 0.5, 0, -1][part]!);
      }
  return { counter, step, cycle, currentMa };
}

const sinceTurn = (part: number, record: number) => (part === 3 ? record : Math.min(part * 4 + record, 8));

describe("detectCapacityScope", () => {
  it.each([
    ["step", run(({ part, record }) => (part === 2 ? 0 : record))],
    ["half_cycle", run(({ part, record }) => sinceTurn(part, record))],
    ["cycle", run(({ part, record }) => sinceTurn(part, record) + (part === 3 ? 8 : 0))],
    ["test", run(({ cycle, part, record }) => cycle * 12 + sinceTurn(part, record) + (part === 3 ? 8 : 0))],
    [
      "schedule",
      run(({ cycle, part, record }) =>
        cycle === 1 && part === 0 ? record : 20 + cycle * 16 + part * 4 + record,
      ),
    ],
    ["unknown", run(() => 0)],
  ] as const)("%s", (scope, context) => {
    expect(detectCapacityScope(context)).toBe(scope);
  });

  it("tells a step's counter without step numbers by the turns alone", () => {
    const context = run(({ part, record }) => sinceTurn(part, record));
    expect(detectCapacityScope({ ...context, step: null, cycle: null })).toBe("half_cycle");
  });

  it("knows nothing of one record or none", () => {
    expect(detectCapacityScope({ counter: [], step: null, cycle: null, currentMa: null })).toBe("unknown");
    expect(detectCapacityScope({ counter: [5], step: [1], cycle: [1], currentMa: [1] })).toBe("unknown");
  });
});
