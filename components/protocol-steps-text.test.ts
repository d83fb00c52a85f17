import { expect, test } from "vitest";
import { protocolTemplates } from "@/lib/domain/protocol-templates";
import { emptyStep, parseSteps, readSteps, stepDraft, stepsText } from "./protocol-steps-text";

test("every template comes back from its text as it was", () => {
  for (const { steps } of protocolTemplates) {
    expect(readSteps(parseSteps(stepsText(steps)))).toEqual({ steps, problems: {} });
  }
});

test("a ramp is typed as people write it, decimal comma and all", () => {
  const typed = (levels: string) =>
    readSteps([emptyStep("ccd_ramp", { levels, arealCapacityMahCm2: "0,25", cyclesPerLevel: "1" })]);
  expect(typed("0,1 bis 1,0 step 0,1").steps[0]).toMatchObject({
    fromMaCm2: 0.1,
    toMaCm2: 1,
    stepMaCm2: 0.1,
  });
  expect(typed("0.1 0.2 0.3").steps[0]).toMatchObject({ fromMaCm2: 0.1, toMaCm2: 0.3, stepMaCm2: 0.1 });
  expect(typed("0.5").steps[0]).toMatchObject({ fromMaCm2: 0.5, toMaCm2: 0.5 });
  expect(typed("0.1 0.2 0.5")).toMatchObject({ steps: [], problems: { "0.levels": expect.any(String) } });
  expect(typed("0.1 to 1.0 step 0.2").problems["0.levels"]).toContain("land on the last level");
});

test("problems stand at their place, however deep", () => {
  const { steps, problems } = readSteps([
    emptyStep("rest", { durationMin: "ten" }),
    {
      ...emptyStep("loop", { count: "3" }),
      steps: [emptyStep("constant_current", { currentDensityMaCm2: "0.5" })],
    },
    emptyStep("eis", { frequencyMaxHz: "1", frequencyMinHz: "10" }),
  ]);
  expect(steps).toEqual([]);
  expect(problems["0.durationMin"]).toContain("not a number");
  expect(problems["1.steps.0"]).toContain("ends somewhere");
  expect(problems["2.frequencyMinHz"]).toContain("below");
});

test("a loop without steps is refused", () => {
  expect(Object.keys(readSteps([emptyStep("loop", { count: "3" })]).problems)).toEqual(["0.steps"]);
});

test("a draft of something else is no draft", () => {
  expect(parseSteps("{}")).toEqual([]);
  expect(parseSteps("nonsense")).toEqual([]);
  expect(stepDraft({ type: "rest", durationMin: 5 })).toMatchObject({ texts: { durationMin: "5" } });
});
