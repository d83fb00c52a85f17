import { expect, test } from "vitest";
import { StatementNames } from "./statement-names";

test("a statement has a name of its own from the second time on", () => {
  const names = new StatementNames();
  expect(names.nameOf("SELECT 1")).toBe("");
  const name = names.nameOf("SELECT 1");
  expect(name).toMatch(/^g[0-9a-f]{32}$/);
  expect(names.nameOf("SELECT 1")).toBe(name);
  expect(names.nameOf("SELECT 2")).toBe("");
  expect(names.nameOf("SELECT 2")).not.toBe(name);
});

test("statements of ever new shape and very long ones stay without a name", () => {
  const names = new StatementNames();
  const long = `SELECT ${"1,".repeat(20_000)} 1`;
  for (let k = 0; k < 3; k++) expect(names.nameOf(long)).toBe("");
  const named = new Set<string>();
  for (let k = 0; k < 5000; k++) {
    names.nameOf(`SELECT ${k}`);
    const name = names.nameOf(`SELECT ${k}`);
    if (name !== "") named.add(name);
  }
  expect(named.size).toBe(500);
});
