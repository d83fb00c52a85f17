import { expect, test } from "vitest";
import { protocolTemplates } from "@/lib/domain/protocol-templates";
import { durationWords, prepareProtocol } from "./protocol-model";

const stepsOf = (id: string) => protocolTemplates.find((template) => template.id === id)?.steps ?? [];

test("the published ramp: ten levels up, one stripping current down, at most 57 h 19 min", () => {
  const model = prepareProtocol(stepsOf("ccd-ramp"));
  // Plating: 0.25/0.1 h × (1 + 1/2 + … + 1/10) = 7.32 h; stripping: ten times 0.25/0.05 = 50 h at most.
  expect(model.total).toBe("at most 2 d 9 h 19 min");
  expect(model.x.unit).toBe("h");
  expect(model.lines).toHaveLength(1);
  const plating = model.lines[0]!.filter(({ y }) => y > 0).map(({ y }) => y);
  expect([...new Set(plating)]).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(new Set(model.lines[0]!.filter(({ y }) => y < 0).map(({ y }) => y))).toEqual(new Set([-0.05]));
  expect(model.x.maximum).toBeCloseTo(7.322 + 50, 2);
});

test("holds break the line and are drawn as open stretches", () => {
  const model = prepareProtocol(stepsOf("cc-cv-rate-steps").slice(0, 1));
  expect(model.open).toHaveLength(5);
  expect(model.total).toContain("not known");
  expect(model.remarks.join(" ")).toContain("unknown length");
});

test("no steps, no time", () => {
  const model = prepareProtocol([]);
  expect(model.lines).toEqual([]);
  expect(model.total).toBe("0 s");
});

test("durations in words", () => {
  expect([0, 59.6, 90, 5400, 86_400, 200_000].map(durationWords)).toEqual([
    "0 s",
    "1 min",
    "1 min 30 s",
    "1 h 30 min",
    "1 d",
    "2 d 7 h 33 min",
  ]);
});
