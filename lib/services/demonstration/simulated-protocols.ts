/** Recipes of the demonstration lab. */
import type { Protocol, ProtocolCreate } from "@/lib/contract/protocol";
import type { Actor } from "@/lib/domain/actor";
import { createProtocol } from "../protocol";
import { simulatedCode } from "./demonstration-project";
import type { PlannedTest } from "./story";

export const lifeCurrentMaCm2 = 0.5;
export const lifeCapacityMahCm2 = 0.5;
export const operandoCurrentMaCm2 = 0.1;
export const operandoCapacityMahCm2 = 0.5;
export const rateCurrentsMaCm2 = [0.5, 1, 2];
export const rateCyclesEach = 3;
export const cathodeMahCm2 = 3.2;

type Recipe = Pick<ProtocolCreate, "name" | "kind" | "steps"> & Partial<ProtocolCreate>;

const halfCellLimits = {
  areaBasis: "interlayer",
  lowerCutoffV: -0.5,
  upperCutoffV: 4,
  temperatureC: null,
} as const;

function plateAndStrip(currentDensityMaCm2: number, arealCapacityMahCm2: number): Recipe["steps"] {
  const none = { arealCapacityMahCm2: null, cutoffV: null, durationMin: null };
  return [
    { ...none, type: "constant_current", direction: "plating", currentDensityMaCm2, arealCapacityMahCm2 },
    { type: "rest", durationMin: 10 },
    { ...none, type: "constant_current", direction: "stripping", currentDensityMaCm2, cutoffV: 4 },
    { type: "rest", durationMin: 10 },
  ];
}

const recipes: Readonly<Record<PlannedTest, Recipe>> = {
  life: {
    ...halfCellLimits,
    name: "Cycle life, 0.5 mA cm⁻² and 0.5 mAh cm⁻²",
    kind: "cycle_life",
    steps: [
      { type: "rest", durationMin: 30 },
      { type: "loop", count: 500, steps: plateAndStrip(lifeCurrentMaCm2, lifeCapacityMahCm2) },
    ],
  },
  ramp: {
    ...halfCellLimits,
    name: "Critical current, 0.1 to 1.0 mA cm⁻²",
    kind: "ccd",
    steps: [
      { type: "rest", durationMin: 30 },
      {
        type: "ccd_ramp",
        fromMaCm2: 0.1,
        toMaCm2: 1,
        stepMaCm2: 0.1,
        arealCapacityMahCm2: 0.25,
        platingDurationMin: null,
        platingCutoffV: null,
        strippingCurrentDensityMaCm2: 0.05,
        strippingCutoffV: 4,
        cyclesPerLevel: 1,
      },
    ],
  },
  operando: {
    ...halfCellLimits,
    name: "Under the electron beam, 0.1 mA cm⁻²",
    kind: "galvanostatic",
    steps: [
      { type: "rest", durationMin: 30 },
      { type: "loop", count: 3, steps: plateAndStrip(operandoCurrentMaCm2, operandoCapacityMahCm2) },
    ],
  },
  rate: {
    areaBasis: "cathode",
    lowerCutoffV: 1,
    upperCutoffV: 4.2,
    name: "Rate steps of a full cell",
    kind: "rate_steps",
    steps: rateCurrentsMaCm2.map((currentDensityMaCm2) => ({
      type: "loop" as const,
      count: rateCyclesEach,
      steps: [
        { ...end(4.2), direction: "plating" as const, currentDensityMaCm2 },
        { type: "rest" as const, durationMin: 5 },
        { ...end(1), direction: "stripping" as const, currentDensityMaCm2 },
        { type: "rest" as const, durationMin: 5 },
      ],
    })),
  },
};

function end(cutoffV: number) {
  return { type: "constant_current" as const, arealCapacityMahCm2: null, cutoffV, durationMin: null };
}

export async function createSimulatedProtocols(
  actor: Actor,
  projectId: string,
): Promise<ReadonlyMap<PlannedTest, Protocol>> {
  const made = new Map<PlannedTest, Protocol>();
  for (const [test, recipe] of Object.entries(recipes) as [PlannedTest, Recipe][]) {
    const code = simulatedCode("protocol", made.size + 1);
    made.set(test, await createProtocol(actor, { ...recipe, projectId, code }));
  }
  return made;
}
