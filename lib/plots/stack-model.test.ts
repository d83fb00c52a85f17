import { expect, test } from "vitest";
import { prepareStack } from "./stack-model";

const stack = [
  { role: "collector", material: "Cu", thicknessUm: 10, diameterMm: 12 },
  { role: "working", material: "Ag", thicknessUm: 0.2, diameterMm: 12 },
  { role: "electrolyte", material: "LLZO", thicknessUm: 500, diameterMm: 14 },
  { role: "counter", material: "Li", thicknessUm: 40, diameterMm: null },
] as const;

test("thicker layers are drawn higher, thin ones still show, and labels never meet", () => {
  const { boxes, sentence } = prepareStack(stack);
  const [collector, silver, garnet] = boxes;
  expect(garnet!.height).toBeGreaterThan(collector!.height);
  expect(collector!.height).toBeGreaterThan(silver!.height);
  expect(silver!.height).toBeGreaterThanOrEqual(6);
  for (let index = 1; index < boxes.length; index++) {
    expect(boxes[index]!.labelY - boxes[index - 1]!.labelY).toBeGreaterThanOrEqual(30);
    expect(boxes[index]!.y).toBeCloseTo(boxes[index - 1]!.y + boxes[index - 1]!.height);
  }
  expect(sentence).toBe(
    "Cu (collector, 10 µm) / Ag (working, 200 nm) / LLZO (electrolyte, 500 µm) / Li (counter, 40 µm)",
  );
});

test("an empty stack is an empty drawing", () => {
  expect(prepareStack([]).boxes).toEqual([]);
});
