import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "@/lib/formats/read-file";
import { findCycles } from "../cycles";
import { concatenate } from "../cycling-run";
import { findHalfCycles } from "../half-cycles";
import { inferPlatingSign } from "../plating-sign";
import { metalBehaviour } from "./metal-behaviour";
import { ccdProgramme, lifeProgramme, rateProgramme } from "./programmes";
import { type SimulatedRun, simulateRun } from "./simulate-run";
import type { SimulatedCell } from "./simulated-cell";
import { writeBdfCsv } from "./write-bdf-csv";
import { writeDelimitedText } from "./write-delimited-text";
import { writeEclabText } from "./write-eclab-text";

const cell = (metal: keyof typeof metalBehaviour): SimulatedCell => ({
  counter: "lithium",
  metal,
  interlayerNm: 200,
  areaCm2: 1.131,
  pelletThicknessUm: 500,
  conductivityMsCm: 0.74,
  interfaceAsrOhmCm2: 25,
  inventoryMahCm2: 8.25,
  asrGrowthOhmCm2: 0.3,
  ...metalBehaviour[metal],
});
const healthy = { kind: "healthy" } as const;
const life = lifeProgramme({ cycles: 4, currentMaCm2: 0.5, capacityMahCm2: 0.5 });
const header = { startedAt: new Date("2025-03-04T05:06:07Z"), comment: "C-0042" };

function cyclesOf(run: SimulatedRun, sign: 1 | -1, areaCm2: number) {
  const { halfCycles } = findHalfCycles(concatenate([run.recording]));
  return findCycles(halfCycles, { platingSign: sign, area: { basis: "interlayer", areaCm2 } });
}

describe("the simulator", () => {
  it("is the same to the last digit for the same seed, and another for another", () => {
    const input = { cell: cell("Ag"), programme: life, fate: healthy, seed: 7 };
    expect(simulateRun(input).log).toEqual(simulateRun(input).log);
    expect(simulateRun({ ...input, seed: 8 }).log.voltageV).not.toEqual(simulateRun(input).log.voltageV);
  });

  it("yields recordings whose analysis gives back the truth", () => {
    for (const metal of ["Ag", "Au", "Zn", "Cu"] as const) {
      const run = simulateRun({ cell: cell(metal), programme: life, fate: healthy, seed: 3 });
      const cycles = cyclesOf(run, -1, 1.131);
      expect(cycles).toHaveLength(4);
      for (const [k, cycle] of cycles.entries()) {
        const truth = run.truth[k]!;
        expect(cycle.platedMahCm2! / truth.platedMahCm2, metal).toBeCloseTo(1, 3);
        expect(cycle.ceFraction! / (truth.strippedMahCm2 / truth.platedMahCm2), metal).toBeCloseTo(1, 3);
      }
    }
  });

  it("plates below 0 V by at least j·L/σ and strips to 4 V", () => {
    const run = simulateRun({ cell: cell("Ag"), programme: life, fate: healthy, seed: 3 });
    const { halfCycles } = findHalfCycles(concatenate([run.recording]));
    expect(inferPlatingSign(halfCycles, "lithium")).toMatchObject({ sign: -1, confidence: "high" });
    expect(halfCycles[2]!.voltageMinV).toBeLessThan(-0.0338);
    expect(halfCycles[2]!.voltageMinV).toBeGreaterThan(-0.15);
    expect(halfCycles[3]!.voltageEndV).toBeCloseTo(4, 2);
  });

  it("collapses in a hard short and never reaches 4 V again", () => {
    const fate = { kind: "hard_short", cycle: 3, atShare: 0.5 } as const;
    const run = simulateRun({ cell: cell("Ag"), programme: ccdProgramme({ topMaCm2: 0.5 }), fate, seed: 5 });
    const { halfCycles } = findHalfCycles(concatenate([run.recording]));
    expect(halfCycles[3]!.voltageEndV).toBeCloseTo(4, 2);
    expect(Math.abs(halfCycles[4]!.voltageEndV)).toBeLessThan(0.002);
    expect(halfCycles[5]!.voltageMaxV).toBeLessThan(0.01);
    expect(run.truth.map((each) => each.short)).toEqual(["none", "none", "hard", "hard", "hard"]);
  });

  it("stops in the middle of a cycle when told to", () => {
    const until = { cycle: 2, share: 0.25 };
    const run = simulateRun({ cell: cell("Ag"), programme: life, fate: healthy, seed: 3, until });
    const cycles = cyclesOf(run, -1, 1.131);
    expect(cycles).toHaveLength(2);
    expect(cycles[1]!.platedMahCm2).toBeCloseTo(0.25, 3);
    expect(cycles[1]!.flags).toContain("incomplete");
  });

  it("turns the sign of the current when the leads are the other way round", () => {
    const run = simulateRun({ cell: cell("Ag"), programme: life, fate: healthy, seed: 3, currentSign: -1 });
    const { halfCycles } = findHalfCycles(concatenate([run.recording]));
    expect(inferPlatingSign(halfCycles, "lithium").sign).toBe(1);
  });

  it("runs a full cell between 1 and 4.2 V that plates on charge", () => {
    const full = {
      ...cell("Ag"),
      counter: "cathode",
      areaCm2: 0.1257,
      inventoryMahCm2: 3.2,
      meanCe: 0.99,
    } as const;
    const programme = rateProgramme({ currentsMaCm2: [0.5, 1], capacityMahCm2: 3.2, cyclesEach: 2 });
    const run = simulateRun({ cell: full, programme, fate: healthy, seed: 9 });
    const { halfCycles } = findHalfCycles(concatenate([run.recording]));
    expect(inferPlatingSign(halfCycles, "cathode")).toMatchObject({ sign: 1, confidence: "high" });
    expect(Math.max(...run.log.voltageV)).toBeLessThan(4.25);
    expect(Math.min(...run.log.voltageV)).toBeGreaterThan(0.99);
    const cycles = cyclesOf(run, 1, 0.1257);
    expect(cycles).toHaveLength(4);
    expect(cycles[1]!.ceFraction! * run.truth[1]!.platedMahCm2).toBeCloseTo(run.truth[1]!.strippedMahCm2, 2);
  });

  it("loses contact until the voltage limit ends platings early", () => {
    const fate = { kind: "polarisation", fromCycle: 3, asrPerCycleOhmCm2: 30 } as const;
    const programme = lifeProgramme({ cycles: 20, currentMaCm2: 0.5, capacityMahCm2: 0.5 });
    const run = simulateRun({ cell: cell("Ag"), programme, fate, seed: 5 });
    expect(run.truth.at(-1)!.platedMahCm2).toBeLessThan(0.4);
    expect(Math.min(...run.log.voltageV)).toBeGreaterThan(-0.51);
  });
});

describe("simulated files", () => {
  const run = simulateRun({ cell: cell("Zn"), programme: life, fate: healthy, seed: 11 });
  const text = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);

  it("say in their headers that they are simulated", () => {
    for (const write of [writeBdfCsv, writeEclabText, writeDelimitedText]) {
      expect(text(write(run, header)).slice(0, 600)).toContain("simulated by Garnetbook");
    }
  });

  it.each([
    ["C-0042.mpt", "biologic-mpt", writeEclabText],
    ["C-0042.bdf.csv", "bdf-csv", writeBdfCsv],
  ] as const)("are read back from %s with the same half-cycles", (name, format, write) => {
    const parsed = readFile(bytesSource(name, write(run, header)));
    expect(parsed.format).toBe(format);
    const own = findHalfCycles(concatenate([run.recording])).halfCycles;
    const read = findHalfCycles(concatenate(parsed.recordings)).halfCycles;
    expect(read).toHaveLength(own.length);
    for (const [k, half] of read.entries()) {
      expect(half.direction).toBe(own[k]!.direction);
      expect(half.capacityMah / own[k]!.capacityMah).toBeCloseTo(1, 4);
    }
  });

  it("print decimal commas, semicolons and an umlaut in code page 1252", () => {
    const lines = text(writeDelimitedText(run, header)).split("\r\n");
    expect(lines[4]).toBe(
      "Laufzeit [h];Spannung [mV];Strom [\u00b5A];Ladung [mAh];Entladung [mAh];Zyklus;Schritt;Zustand",
    );
    expect(lines[6]).toMatch(/^0,01666666667;26\d\d,\d+;0;0;0;1;1;Ruhe$/);
    expect(lines.some((line) => line.endsWith(";Auflösen"))).toBe(true);
  });
});
