/** Lots, pellets and films of the demonstration lab. */
import { chance } from "@/lib/analysis/simulation/chance";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Lot, LotCreate } from "@/lib/contract/lot";
import type { Pellet, PelletCreate } from "@/lib/contract/pellet";
import type { Actor } from "@/lib/domain/actor";
import { createDeposition } from "../deposition";
import { createBareInterlayers } from "../interlayer";
import { createLots } from "../lot";
import { createPellets } from "../pellet";
import { dayOf, instantOf, simulatedCode } from "./demonstration-project";
import type { PlannedCell } from "./story";

const composition = "Li6.5La3Zr1.5Ta0.5O12";
const vendor = "simulated supplier";

export interface SimulatedLots {
  readonly pellets: readonly Lot[];
  readonly targets: ReadonlyMap<string, Lot>;
}

export async function createSimulatedLots(actor: Actor, projectId: string): Promise<SimulatedLots> {
  const pelletLots = ["A", "B", "C", "D"].map((letter, index) => ({
    kind: "pellet" as const,
    name: `LLZTO pellets, lot ${letter}`,
    composition,
    lotNumber: `sim-24-${11 + index}`,
    receivedOn: dayOf(-40 + index),
    // Lot D says less than it should.
    ...(letter === "D" ? {} : { thicknessUm: 520, diameterMm: 14 }),
  }));
  const targets = ["Ag", "Au", "Zn", "Cu"].map((metal) => ({
    kind: "target" as const,
    name: `${metal} target`,
    composition: metal,
    purityPercent: 99.99,
  }));
  const others: readonly Omit<LotCreate, "projectId">[] = [
    { kind: "lithium_foil", name: "Lithium foil 40 µm", composition: "Li", thicknessUm: 40 },
    { kind: "current_collector", name: "Copper foil 10 µm", composition: "Cu", thicknessUm: 10 },
    { kind: "cathode", name: "NCM111 sheet", arealCapacityMahCm2: 3.2, composition: "LiNi1/3Co1/3Mn1/3O2" },
    { kind: "catholyte", name: "2 M LiFSI in Pyr13FSI" },
  ];
  const lots = await createLots(
    actor,
    [...pelletLots, ...targets, ...others].map((lot, index) => ({
      vendor,
      ...lot,
      projectId,
      code: simulatedCode("lot", index + 1),
    })),
  );
  return {
    pellets: lots.slice(0, 4),
    targets: new Map(targets.map(({ composition: metal }, index) => [metal, lots[4 + index]!])),
  };
}

/** One pellet a cell, in the order of the plan. */
export function createSimulatedPellets(
  actor: Actor,
  input: { readonly projectId: string; readonly plan: readonly PlannedCell[]; readonly lots: SimulatedLots },
): Promise<Pellet[]> {
  const { projectId, plan, lots } = input;
  const random = chance(11);
  const about = (mean: number, sd: number, decimals: number) =>
    Number((mean + sd * random.normal()).toFixed(decimals));
  return createPellets(
    actor,
    plan.map((cell, index): PelletCreate => {
      const polishedThicknessUm = about(498, 6, 0);
      const isSparse = index % 11 === 10;
      return {
        projectId,
        code: simulatedCode("pellet", index + 1),
        lotId: lots.pellets[cell.lot]!.id,
        composition,
        thicknessUm: isSparse ? null : polishedThicknessUm + 22,
        polishedThicknessUm,
        diameterMm: 14,
        massMg: isSparse ? null : about(402, 4, 1),
        relativeDensityPercent: isSparse ? null : about(96.4, 0.5, 1),
        dewPointC: cell.lot === 3 ? null : -60,
        treatments: surfaceRoute(cell.day - 3),
        conductivities: [
          {
            temperatureC: 25,
            conductivityMsCm: about(0.74, 0.03, 3),
            standardUncertaintyMsCm: 0.02,
            part: "total",
            note: "simulated",
          },
        ],
      };
    }),
  );
}

function surfaceRoute(day: number): NonNullable<PelletCreate["treatments"]> {
  const step = { face: "A", temperatureC: 25, performedAt: instantOf(day), notes: "" } as const;
  return [
    { ...step, kind: "polish", agent: "P800", durationMin: 5 },
    { ...step, kind: "etch", agent: "1 M HCl", durationMin: 1 },
    { ...step, kind: "rinse", agent: "ethanol", durationMin: 1 },
  ];
}

const maskDiameterMm = 12;
const operandoMaskMm = 6;

/** One film a pellet, in the order of the plan: films of one metal, thickness and test were sputtered together. */
export async function createSimulatedFilms(
  actor: Actor,
  input: {
    readonly projectId: string;
    readonly plan: readonly PlannedCell[];
    readonly pellets: readonly Pellet[];
    readonly lots: SimulatedLots;
    readonly operators: readonly string[];
  },
): Promise<Interlayer[]> {
  const { projectId, plan, pellets, lots, operators } = input;
  const batches = new Map<string, number[]>();
  for (const [index, { metal, thicknessNm, test }] of plan.entries()) {
    const key = metal === null ? "bare" : `${metal} ${thicknessNm} ${test ?? "life"}`;
    batches.set(key, [...(batches.get(key) ?? []), index]);
  }
  const films: Interlayer[] = [];
  let number = 0;
  for (const indices of batches.values()) {
    const first = plan[indices[0]!]!;
    const faces = indices.map((index) => ({
      pelletRef: pellets[index]!.code,
      code: simulatedCode("interlayer", index + 1),
      face: "A" as const,
      maskDiameterMm: plan[index]!.test === "operando" ? operandoMaskMm : maskDiameterMm,
    }));
    if (first.metal === null) {
      const bare = await createBareInterlayers(actor, faces);
      for (const [k, index] of indices.entries()) films[index] = bare[k]!;
      continue;
    }
    number += 1;
    const rateNmPerMin = 10;
    const { interlayers } = await createDeposition(actor, {
      projectId,
      code: simulatedCode("deposition", number),
      method: "RF magnetron sputtering",
      metal: first.metal,
      targetLotId: lots.targets.get(first.metal)!.id,
      basePressureTorr: 5e-6,
      workingPressureTorr: 5e-3,
      gas: "Ar",
      gasFlowSccm: 20,
      gasPurityPercent: 99.999,
      preSputterMin: 5,
      powerW: 50,
      rateNmPerMin,
      durationMin: first.thicknessNm / rateNmPerMin,
      substrateTemperatureC: number % 3 === 0 ? null : 25,
      instrument: "simulated sputter tool",
      operatorId: operators[number % operators.length]!,
      performedAt: instantOf(first.day - 2, 2),
      coatings: faces.map((face, k) => ({
        ...face,
        nominalThicknessNm: first.thicknessNm,
        // Every fourth film was looked at in cross-section.
        ...(k % 4 === 0
          ? { measuredThicknessNm: first.thicknessNm - 6 + 4 * k, measuredBy: "SEM cross-section" }
          : {}),
      })),
    });
    for (const [k, index] of indices.entries()) films[index] = interlayers[k]!;
  }
  return films;
}
