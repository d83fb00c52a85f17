/**
 * The planted story of the demonstration lab: what a reader should find in it, and a bench to try the views on.
 *
 * - Silver is best, in efficiency and in life: eight cells of 200 nm from three pellet lots, most of them alive.
 * - Zinc comes second, with four cells: tentative. One goes on after a soft short, one fades, one has lost contact, and
 *   one is losing it while it is still running.
 * - Gold has two cells in the ranking: too few for more than a description.
 * - Copper is worst. One of its cells leaked and is excluded with a reason.
 * - Bare pellets stand in between; they short.
 * - Critical current: silver ramps are all from one operator, early, on lots A and B; zinc ramps from another, later,
 *   on lots C and D. The order looks clear and must not be believed: the planted confounded pair.
 * - One silver film of 100 nm has its plating sign stated the wrong way round (efficiency above 100 %); one of 200 nm
 *   is wired the other way and stated rightly. Some runs and pellets say less than they should.
 *
 * Lots, operators and days are otherwise mixed as a planned experiment would mix them.
 */
import type { InterlayerMetal } from "@/lib/analysis/alloy-phases";
import type { Fate } from "@/lib/analysis/simulation/simulated-cell";
import type { RunEnd } from "@/lib/contract/run";

export type PlannedTest = "life" | "ramp" | "operando" | "rate";

export interface PlannedCell {
  /** Null for a bare pellet. */
  readonly metal: InterlayerMetal | null;
  readonly thicknessNm: number;
  /** Pellet lots A to D are 0 to 3, operators 0 to 2. */
  readonly lot: number;
  readonly operator: number;
  /** Built this many days after the first. */
  readonly day: number;
  /** Null for a cell that waits for its test. */
  readonly test: PlannedTest | null;
  readonly meanCe: number;
  /** Cycles so far; each cycle of a ramp is 0.1 mA cm⁻² more. */
  readonly cycles: number;
  readonly fate: Fate;
  /** Neither event nor reason of censoring leaves the end to the rules. */
  readonly end: Pick<RunEnd, "reason"> & Partial<Pick<RunEnd, "endEvent" | "censorReason">>;
  readonly file: "bdf" | "mpt" | "text";
  readonly oddity?: Oddity;
}

export type Oddity =
  | "wrong_sign"
  | "wired_the_other_way"
  | "leaked"
  | "growing_file"
  | "no_temperature"
  | "no_file_yet";

const healthy: Fate = { kind: "healthy" };
const running = { censorReason: "still_running", reason: "on its channel" } as const;
const stopped = { censorReason: "planned_stop", reason: "channel needed for the next series" } as const;
const opened = { censorReason: "dismantled_for_postmortem", reason: "opened for a cross-section" } as const;
const unpowered = { censorReason: "power_outage", reason: "power of the building was cut" } as const;
const byRule = { reason: "" } as const;
const shorted = { endEvent: "short_hard", reason: "fell to zero while plating and stayed there" } as const;
const wornOut = { endEvent: "ce_below_threshold", reason: "gives back less than it takes" } as const;
const lostContact = (fromCycle: number, asrPerCycleOhmCm2: number): Fate => ({
  kind: "polarisation",
  fromCycle,
  asrPerCycleOhmCm2,
});
const hardShort = (cycle: number): Fate => ({ kind: "hard_short", cycle, atShare: 0.45 });

type Row = readonly [lot: number, operator: number, day: number, ce: number, cycles: number];
type Rest = Partial<Pick<PlannedCell, "fate" | "end" | "file" | "oddity">>;

function planned(
  what: Pick<PlannedCell, "metal" | "thicknessNm" | "test">,
  rows: readonly (readonly [...Row, Rest?])[],
): PlannedCell[] {
  return rows.map(([lot, operator, day, meanCe, cycles, rest = {}]) => ({
    ...what,
    ...{ lot, operator, day, meanCe, cycles },
    fate: healthy,
    end: stopped,
    file: "bdf",
    ...rest,
  }));
}

const mpt = { file: "mpt" } as const;
const text = { file: "text" } as const;

export const plannedCells: readonly PlannedCell[] = [
  ...planned({ metal: "Ag", thicknessNm: 200, test: "life" }, [
    [0, 0, 0, 0.988, 84, { end: running, oddity: "growing_file" }],
    [1, 1, 2, 0.986, 70],
    [2, 2, 5, 0.984, 66, { ...mpt, end: running }],
    [0, 1, 9, 0.99, 60],
    [1, 2, 12, 0.985, 62, { ...text, oddity: "wired_the_other_way" }],
    [2, 0, 14, 0.982, 56, { fate: hardShort(55), end: shorted }],
    [0, 2, 19, 0.987, 48, { end: opened }],
    [1, 0, 23, 0.983, 44, { end: running }],
  ]),
  ...planned({ metal: "Zn", thicknessNm: 200, test: "life" }, [
    [1, 0, 1, 0.968, 40, { fate: { kind: "soft_short", fromCycle: 26, probability: 0.5 }, end: byRule }],
    [2, 1, 7, 0.962, 45, { fate: { kind: "fade", fromCycle: 18, ceLossPerCycle: 0.012 }, end: byRule }],
    [0, 2, 13, 0.964, 36, { ...mpt, fate: lostContact(14, 26), end: byRule }],
    [2, 0, 21, 0.958, 33, { fate: lostContact(20, 9), end: running }],
  ]),
  ...planned({ metal: "Au", thicknessNm: 200, test: "life" }, [
    [0, 1, 6, 0.932, 23, { fate: hardShort(22), end: shorted }],
    [2, 2, 16, 0.925, 26],
  ]),
  ...planned({ metal: "Cu", thicknessNm: 200, test: "life" }, [
    [0, 0, 3, 0.72, 12, { end: wornOut }],
    [1, 1, 8, 0.7, 11, { end: wornOut }],
    [2, 2, 10, 0.74, 12, { ...text, end: wornOut }],
    [1, 2, 15, 0.71, 10, { ...mpt, end: byRule }],
    [0, 1, 20, 0.69, 12, { end: byRule }],
    [2, 0, 22, 0.55, 9, { end: wornOut, oddity: "leaked" }],
  ]),
  ...planned({ metal: null, thicknessNm: 0, test: "life" }, [
    [0, 2, 4, 0.85, 19, { fate: hardShort(18), end: shorted }],
    [1, 0, 11, 0.84, 15, { fate: hardShort(14), end: shorted }],
    [2, 1, 17, 0.86, 24, { end: unpowered }],
    [0, 0, 18, 0.83, 13, { ...mpt, fate: hardShort(12), end: shorted }],
    [
      1,
      1,
      24,
      0.85,
      14,
      { end: { endEvent: "short_hard", reason: "wire to the eye in the open cell" }, fate: hardShort(13) },
    ],
  ]),
  ...planned({ metal: "Ag", thicknessNm: 100, test: "life" }, [
    [1, 1, 25, 0.975, 30],
    [2, 2, 26, 0.972, 26, { oddity: "wrong_sign" }],
    [0, 0, 27, 0.977, 24, { end: running, oddity: "no_temperature" }],
  ]),
  ...planned({ metal: "Ag", thicknessNm: 200, test: "ramp" }, [
    [0, 0, 28, 0.985, 10, { fate: hardShort(9), end: shorted }],
    [1, 0, 29, 0.985, 9, { fate: hardShort(8), end: shorted }],
    [0, 0, 30, 0.984, 10, { fate: hardShort(10), end: shorted }],
    [1, 0, 31, 0.986, 10, { ...mpt }],
  ]),
  ...planned({ metal: "Zn", thicknessNm: 200, test: "ramp" }, [
    [2, 1, 40, 0.96, 7, { fate: hardShort(6), end: shorted }],
    [3, 1, 41, 0.96, 6, { fate: hardShort(5), end: shorted }],
    [2, 1, 42, 0.96, 8, { ...text, fate: hardShort(7), end: shorted }],
  ]),
  ...planned({ metal: "Cu", thicknessNm: 200, test: "ramp" }, [
    [3, 2, 43, 0.75, 4, { fate: hardShort(3), end: shorted }],
    [0, 2, 44, 0.75, 3, { fate: hardShort(2), end: shorted }],
  ]),
  ...planned({ metal: "Ag", thicknessNm: 200, test: "operando" }, [[3, 2, 33, 0.93, 3]]),
  ...planned({ metal: "Zn", thicknessNm: 200, test: "operando" }, [[3, 1, 34, 0.9, 3, mpt]]),
  ...planned({ metal: "Cu", thicknessNm: 200, test: "operando" }, [[3, 0, 35, 0.5, 3]]),
  ...planned({ metal: "Ag", thicknessNm: 200, test: "rate" }, [
    [3, 0, 37, 0.995, 9],
    [0, 1, 38, 0.992, 9, { end: running }],
  ]),
  ...planned({ metal: "Zn", thicknessNm: 200, test: "rate" }, [[1, 2, 39, 0.985, 9, mpt]]),
  ...planned({ metal: "Au", thicknessNm: 200, test: "life" }, [
    [3, 2, 46, 0.93, 0, { oddity: "no_file_yet" }],
  ]),
  ...planned({ metal: "Ag", thicknessNm: 200, test: null }, [[3, 1, 47, 0.985, 0]]),
];

/** Why the leaked cell is out of every estimate. */
export const leakReason = "Simulated: the pouch leaked, the lithium was grey when the cell was opened.";
