import { expect, test } from "vitest";
import { orderByStart } from "./run-file-order";

const file = (id: string, name: string, startedAtIso: string | null, more = {}) => ({
  id,
  name,
  startedAtIso,
  status: "done",
  supersededById: null,
  ...more,
});

test("files follow each other by start, with and without a zone", () => {
  const files = [
    file("c", "a.mpr", "2025-01-17T10:00:00"),
    file("a", "z.mpr", "2025-01-16T10:00:00"),
    file("b", "b.ndax", "2025-01-17T01:00:00+08:00"),
  ];
  expect(orderByStart(files)).toEqual(["a", "b", "c"]);
});

test("one file without a start puts all in the order of names, counted as people count", () => {
  const files = [
    file("c", "run_10.txt", "2025-01-16T10:00:00Z"),
    file("a", "run_1.txt", "2025-01-18T10:00:00Z"),
    file("b", "run_2.txt", null),
  ];
  expect(orderByStart(files)).toEqual(["a", "b", "c"]);
});

test("what was not read stands last; what was superseded stands before its successor", () => {
  const files = [
    file("failed", "a.mpr", null, { status: "failed" }),
    file("long", "b.mpr", "2025-01-16T10:00:00Z"),
    file("short", "b.mpr", "2025-01-16T10:00:00Z", { supersededById: "long" }),
    file("shortest", "b.mpr", "2025-01-16T10:00:00Z", { supersededById: "short" }),
  ];
  expect(orderByStart(files)).toEqual(["shortest", "short", "long", "failed"]);
});
