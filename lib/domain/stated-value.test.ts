import { expect, test } from "vitest";
import { type Statement, type StatementConflict, statedValue } from "./stated-value";

function statement(change: Partial<Statement>): Statement {
  return {
    valueNumber: null,
    valueLow: null,
    valueHigh: null,
    valueText: null,
    valueBoolean: null,
    unit: null,
    qualifier: "=",
    missingReason: null,
    status: "proposed",
    conflicts: [],
    ...change,
  };
}

const open: StatementConflict = { key: "C-01", resolution: "none", isPreferred: false };
const um = (valueNumber: number, conflicts: readonly StatementConflict[] = []) =>
  statement({ valueNumber, unit: "um", conflicts });

test("an open conflict shows every value, in rising order, once, with a flag", () => {
  const stated = statedValue([um(40, [open]), um(20, [open]), um(40, [open])]);
  expect(stated.text).toBe("20 | 40 µm ⚑");
  expect(stated).toMatchObject({ plain: "20 | 40 µm", isFlagged: true, conflictKeys: ["C-01"] });
});

test("a conflict resolved to a preferred statement shows that one alone", () => {
  const resolved = { key: "C-01", resolution: "preferred" } as const;
  const stated = statedValue([
    um(20, [{ ...resolved, isPreferred: false }]),
    um(40, [{ ...resolved, isPreferred: true }]),
  ]);
  expect(stated).toMatchObject({ text: "40 µm", isFlagged: false, conflictKeys: [] });
});

test("two values valid in their contexts stay side by side and marked", () => {
  const context = { key: "C-06", resolution: "both_valid_in_context", isPreferred: false } as const;
  expect(statedValue([um(4, [context]), um(8, [context])])).toMatchObject({
    text: "4 | 8 µm ⚑",
    conflictKeys: [],
  });
});

test("values that disagree are flagged even before anyone opened a conflict", () => {
  expect(statedValue([um(20), um(40)]).text).toBe("20 | 40 µm ⚑");
  expect(statedValue([um(20), um(20)]).text).toBe("20 µm");
});

test.each([
  [{ valueNumber: 962, unit: "cycle", qualifier: ">=" }, "≥ 962 cycles"],
  [{ valueNumber: 55, unit: "%", qualifier: "~" }, "≈ 55 %"],
  [{ valueNumber: -50, unit: "Cel", qualifier: "<" }, "< −50 °C"],
  [{ valueLow: 0.8, valueHigh: 0.9, unit: "mA/cm2", qualifier: "range" }, "0.8–0.9 mA cm⁻²"],
  [{ valueLow: -140, valueHigh: -120, unit: "Cel", qualifier: "range" }, "−140 to −120 °C"],
  [{ valueNumber: 200, unit: "nm", qualifier: "target" }, "200 nm (target)"],
  [{ valueNumber: 1e-7, unit: "Torr", qualifier: "~" }, "≈ 1 × 10⁻⁷ Torr"],
  [{ valueNumber: 60, unit: "deg" }, "60°"],
  [{ valueText: "surface" }, "surface"],
  [{ valueBoolean: false }, "no"],
  [{ missingReason: "not_reported" }, "not reported"],
  [{ missingReason: "in_figure_only" }, "in figure only"],
] satisfies [Partial<Statement>, string][])("%j reads %s", (change, text) => {
  expect(statedValue([statement(change)]).text).toBe(text);
});

test("different units keep their own, and a gap says nothing beside a value", () => {
  expect(statedValue([um(10), statement({ valueNumber: 200, unit: "nm" })]).plain).toBe("10 µm | 200 nm");
  expect(statedValue([statement({ missingReason: "in_figure_only" }), um(5)]).text).toBe("5 µm");
});

test("rejected and superseded statements are not shown", () => {
  expect(statedValue([um(20), statement({ ...um(40), status: "rejected" })]).text).toBe("20 µm");
  expect(statedValue([])).toMatchObject({ text: "not reported", missingReason: "not_reported" });
});
