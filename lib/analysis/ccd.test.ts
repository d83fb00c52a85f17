import { describe, expect, it } from "vitest";
import { ccdInterval } from "./ccd";
import { findCycles } from "./cycles";
import { concatenate } from "./cycling-run";
import { findHalfCycles } from "./half-cycles";
import { cycleLife, usualLifeRules } from "./life";
import { lithiumCapacityMahCm2 } from "./lithium";
import { leastMeanCe, reservoirBalance } from "./lithium-reservoir";
import { detectShorts } from "./short-circuit/detect-shorts";
import { metalBehaviour } from "./simulation/metal-behaviour";
import { ccdProgramme, lifeProgramme } from "./simulation/programmes";
import { simulateRun } from "./simulation/simulate-run";
import type { Fate, ProgrammedCycle, SimulationInput } from "./simulation/simulated-cell";
import { recordingOf, type Step, steppedRun } from "./testing/recording-of";

const areaCm2 = 1.131;
const area = { basis: "interlayer", areaCm2 } as const;
const pellet = { thicknessUm: 500, conductivityMsCm: 0.74 };

/** A simulated run with everything the rules need. */
function analysed(programme: ProgrammedCycle[], fate: Fate, more: Partial<SimulationInput> = {}) {
  const cell = {
    counter: "lithium",
    metal: "Zn",
    interlayerNm: 200,
    areaCm2,
    pelletThicknessUm: 500,
    conductivityMsCm: 0.74,
    interfaceAsrOhmCm2: 25,
    inventoryMahCm2: 30,
    asrGrowthOhmCm2: 0.3,
    ...metalBehaviour.Zn,
  } as const;
  const run = concatenate([simulateRun({ cell, programme, fate, seed: 5, ...more }).recording]);
  const table = findHalfCycles(run);
  const cycles = findCycles(table.halfCycles, { platingSign: -1, area });
  const shorts = detectShorts({ run, table, cycles, counterElectrode: "lithium", areaCm2, pellet });
  return { cycles, shorts };
}

function ccdOf({ cycles, shorts }: ReturnType<typeof analysed>, plannedMaCm2?: number[]) {
  const found = shorts.find((each) => each.severity !== "suspected");
  return ccdInterval({
    cycles,
    areaBasis: "interlayer",
    ...(plannedMaCm2 === undefined ? {} : { plannedMaCm2 }),
    failure:
      found === undefined
        ? null
        : { cycle: found.firstCycle!, direction: found.direction, onsetS: found.onsetS },
  });
}

describe("critical current density", () => {
  it("lies between the last step survived and the first failed", () => {
    const result = ccdOf(analysed(ccdProgramme(), { kind: "hard_short", cycle: 8, atShare: 0.55 }))!;
    expect(result).toMatchObject({
      jPassMaCm2: 0.7,
      jFailMaCm2: 0.8,
      censoring: "interval",
      failDirection: "plating",
      failCycle: 8,
      stepsFrom: "run",
      areaBasis: "interlayer",
    });
    expect(result.failFraction).toBeCloseTo(0.55, 1);
    expect(result.cumulativePlatedMahCm2).toBeCloseTo((7 + 0.55) * 0.25, 1);
    expect(result.steps.map((step) => step.currentDensityMaCm2)).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
  });

  it("is open upwards when the top of the ramp survives", () => {
    expect(ccdOf(analysed(ccdProgramme(), { kind: "healthy" }))).toMatchObject({
      jPassMaCm2: 1,
      jFailMaCm2: null,
      censoring: "right",
      failFraction: null,
    });
  });

  it("is open upwards from the last completed step when the run was stopped", () => {
    const until = { cycle: 5, share: 0.2 };
    expect(ccdOf(analysed(ccdProgramme(), { kind: "healthy" }, { until }))).toMatchObject({
      jPassMaCm2: 0.4,
      jFailMaCm2: null,
      censoring: "right",
    });
  });

  it("is open downwards when the first step fails, if the protocol says that it is a ramp", () => {
    const planned = ccdProgramme().map((step) => step.platingMaCm2);
    const until = { cycle: 1, share: 1 };
    const dead = analysed(ccdProgramme(), { kind: "hard_short", cycle: 1, atShare: 0.6 }, { until });
    const failure = { cycle: 1, direction: "plating", onsetS: null } as const;
    const result = ccdInterval({
      cycles: dead.cycles,
      areaBasis: "interlayer",
      plannedMaCm2: planned,
      failure,
    });
    expect(result).toMatchObject({
      jPassMaCm2: 0,
      jFailMaCm2: 0.1,
      censoring: "left",
      stepsFrom: "protocol",
    });
    expect(ccdInterval({ cycles: dead.cycles, areaBasis: "interlayer", failure })).toBeNull();
  });

  it("is (0.8, 0.9] with direction stripping for a failure in discharge at 0.9", () => {
    const { cycles } = analysed(ccdProgramme(), { kind: "healthy" });
    const result = ccdInterval({
      cycles,
      areaBasis: "cathode",
      failure: { cycle: 9, direction: "stripping", onsetS: null },
    });
    expect(result).toMatchObject({
      jPassMaCm2: 0.8,
      jFailMaCm2: 0.9,
      failDirection: "stripping",
      failFraction: null,
    });
  });

  it("does not exist for cycling at one current", () => {
    const one = analysed(lifeProgramme({ cycles: 4, currentMaCm2: 0.5, capacityMahCm2: 0.5 }), {
      kind: "healthy",
    });
    expect(ccdOf(one)).toBeNull();
  });
});

describe("cycle life", () => {
  const life = (cycles: number) => lifeProgramme({ cycles, currentMaCm2: 0.5, capacityMahCm2: 0.25 });
  const lifeOf = ({ cycles, shorts }: ReturnType<typeof analysed>) => cycleLife(cycles, shorts);

  it("is censored while nothing has happened", () => {
    expect(lifeOf(analysed(life(9), { kind: "healthy" }))).toMatchObject({
      cycles: 9,
      status: "censored",
      rule: null,
    });
  });

  it("ends before the cycle with the short", () => {
    expect(lifeOf(analysed(life(12), { kind: "hard_short", cycle: 8, atShare: 0.6 }))).toMatchObject({
      cycles: 7,
      status: "event",
      event: "short_hard",
      eventCycle: 8,
      rule: { id: "first_short", version: 1 },
    });
  });

  it("ends when the efficiency stays low, and not for one bad cycle", () => {
    const faded = lifeOf(analysed(life(25), { kind: "fade", fromCycle: 8, ceLossPerCycle: 0.04 }));
    expect(faded).toMatchObject({ status: "event", rule: { id: "ce_below" }, event: "ce_below_threshold" });
    expect(faded.cycles).toBeGreaterThanOrEqual(10);
    expect(faded.cycles).toBeLessThanOrEqual(14);
    const step = (currentMa: number, mah: number): Step => ({
      currentMa,
      hours: mah / 0.5,
      fromV: 0,
      toV: currentMa > 0 ? 4 : -0.1,
    });
    const { time, voltage, current } = steppedRun(
      [0.9, 0.9, 0.9, 0.9, 0.5, 0.9, 0.9, 0.9].flatMap((ce) => [step(-0.5, 1), step(0.5, ce)]),
    );
    const run = concatenate([recordingOf({ timeS: time, voltageV: voltage, currentMa: current })]);
    const cycles = findCycles(findHalfCycles(run).halfCycles, { platingSign: -1 });
    expect(cycleLife(cycles, [])).toMatchObject({ status: "censored", cycles: 8 });
    expect(cycleLife(cycles, [], [{ ...ceRule, consecutive: 1 }])).toMatchObject({
      cycles: 4,
      eventCycle: 5,
    });
  });
  const ceRule = usualLifeRules.find((rule) => rule.id === "ce_below")!;

  it("ends when the voltage limit cuts the plating short", () => {
    const fate = { kind: "polarisation", fromCycle: 4, asrPerCycleOhmCm2: 30 } as const;
    expect(lifeOf(analysed(life(25), fate))).toMatchObject({
      status: "event",
      event: "polarisation_cutoff",
      rule: { id: "voltage_cutoff" },
    });
  });
});

describe("lithium reservoir", () => {
  it("bounds the mean efficiency of 962 cycles on 40 µm", () => {
    const inventory = lithiumCapacityMahCm2(40);
    const bounds = [0.1, 0.25, 0.5, 1].map((charge) =>
      Number((100 * leastMeanCe(inventory, 962, charge)).toFixed(1)),
    );
    expect(bounds).toEqual([91.4, 96.6, 98.3, 99.1]);
    expect(leastMeanCe(inventory, 5, 0.1)).toBe(0);
  });

  it("is violated by a life that needs more than there was", () => {
    const { cycles } = analysed(lifeProgramme({ cycles: 6, currentMaCm2: 0.5, capacityMahCm2: 0.5 }), {
      kind: "healthy",
    });
    const balance = reservoirBalance(cycles, 8.25)!;
    expect(balance.violated).toBe(false);
    expect(balance.lostMahCm2).toBeCloseTo(
      cycles.reduce((sum, cycle) => sum + (1 - cycle.ceFraction!) * cycle.platedMahCm2!, 0),
      9,
    );
    expect(reservoirBalance(cycles, 0.1)!.violated).toBe(true);
    expect(reservoirBalance([], 1)).toBeNull();
  });
});
