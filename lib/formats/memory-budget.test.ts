import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { CellKind } from "./cell-column";
import { estimateRows } from "./estimate-rows";
import { columnsBeyondBudget, leaveOutBeyondBudget } from "./memory-budget";

const columns = [
  { title: "t", role: "timeS", kind: "number" },
  { title: "U", role: "voltageV", kind: "number" },
  { title: "note", role: null, kind: "label" },
  { title: "P", role: "powerMw", kind: "number" },
  { title: "dQ/dV", role: null, kind: "number" },
] as const;

describe("a budget of memory", () => {
  it("leaves nothing out of what fits", () => {
    expect(columnsBeyondBudget(columns, 100, { budgetBytes: 3600 }).size).toBe(0);
  });

  it("leaves out what has no role first, then what can be spared, never what a cycle is made of", () => {
    expect([...columnsBeyondBudget(columns, 100, { budgetBytes: 3599 })]).toEqual([4]);
    expect([...columnsBeyondBudget(columns, 100, { budgetBytes: 2400 })].sort()).toEqual([2, 4]);
    expect([...columnsBeyondBudget(columns, 100, { budgetBytes: 1 })].sort()).toEqual([2, 3, 4]);
  });

  it("counts what will be derived, and keeps charge where there is no current", () => {
    expect([...columnsBeyondBudget(columns, 100, { budgetBytes: 3600, derivedRowBytes: 8 })]).toEqual([4]);
    const charge = [
      { title: "t", role: "timeS", kind: "number" },
      { title: "dq", role: "chargeIncrementMah", kind: "number" },
      { title: "cycle", role: "vendorCycle", kind: "number" },
    ] as const;
    expect([...columnsBeyondBudget(charge, 100, { budgetBytes: 1 })]).toEqual([2]);
    const current = { title: "I", role: "currentMa", kind: "number" } as const;
    expect([...columnsBeyondBudget([...charge, current], 100, { budgetBytes: 1 })].sort()).toEqual([1, 2]);
  });

  it("keeps what is needed, and room for a copy", () => {
    const needed = columns.map((column) => ({ ...column, isNeeded: column.title === "dQ/dV" }));
    expect([...columnsBeyondBudget(needed, 100, { budgetBytes: 2800 })].sort()).toEqual([2, 3]);
    expect(columnsBeyondBudget(columns, 100, { budgetBytes: 7200, copies: 2 }).size).toBe(0);
    expect([...columnsBeyondBudget(columns, 100, { budgetBytes: 7199, copies: 2 })]).toEqual([4]);
  });

  it("says what it left out", () => {
    const kinds: CellKind[] = columns.map((column) => column.kind);
    const [warning] = leaveOutBeyondBudget(columns, kinds, 100, { budgetBytes: 2400 });
    expect(kinds).toEqual(["number", "number", "skip", "number", "skip"]);
    expect(warning).toMatchObject({ code: "columns_left_out" });
    expect(warning!.message).toContain('"note", "dQ/dV"');
  });
});

describe("an estimate of rows", () => {
  it("is one more than the line ends of a small text and near for a large one", () => {
    const text = (lines: number) =>
      new TextEncoder().encode(
        Array.from({ length: lines }, (_, at) => `${at},${"x".repeat(at % 13)}\n`).join(""),
      );
    expect(estimateRows(bytesSource("a", text(10)), 0, text(10).length)).toBe(11);
    const large = text(60_000);
    expect(Math.abs(estimateRows(bytesSource("a", large), 0, large.length) / 60_000 - 1)).toBeLessThan(0.05);
    expect(estimateRows(bytesSource("a", large), 100, 100)).toBe(1);
  });
});
