/**
 * Coulombic efficiency of one cell over a stated window of cycles, with the estimator named. Cycles of one cell are
 * no replicates: spread over cells is the business of `lib/statistics`.
 */
import type { Cycle } from "./cycles";

export interface CeWindow {
  /** Cycles 1…k0 are formation and left out. @default 1 */
  readonly formationCycles?: number;
  /** Leaves out the last cycle of the run, in which the cell may have failed. @default true */
  readonly excludeTerminal?: boolean;
  /** Leaves out this cycle and all later ones: what a shorted cell passes is no lithium. @default null */
  readonly beforeCycle?: number | null;
}

export interface CeSummary {
  /** Cycles that entered the averages. */
  readonly cycles: number;
  readonly firstCycle: number | null;
  readonly lastCycle: number | null;
  /** ΣQ_strip / ΣQ_plate: the charge-weighted mean, preferred for constant-capacity plating. */
  readonly ratioOfSums: number | null;
  readonly arithmeticMean: number | null;
  /** (ΠCE)^(1/n): predicts the retention of an anode-less full cell. */
  readonly geometricMean: number | null;
  /** 1 − exp(−mean of −ln(1 − CE)); null when a cycle reaches 100 %. */
  readonly logLossMean: number | null;
  /** Efficiency of cycle 1 alone, never mixed with the others. */
  readonly initial: number | null;
  /** Cycles of the window above 100 %. */
  readonly above100: number;
  readonly window: Required<CeWindow>;
}

/** CE over k0 < k < terminal, and before the first short where there is one. All estimators are null when no cycle with a CE lies in the window. */
export function summariseCe(cycles: readonly Cycle[], window: CeWindow = {}): CeSummary {
  const formationCycles = window.formationCycles ?? 1;
  const excludeTerminal = window.excludeTerminal ?? true;
  const beforeCycle = window.beforeCycle ?? null;
  const used = cycles.filter(
    (cycle) =>
      cycle.index > formationCycles &&
      (beforeCycle === null || cycle.index < beforeCycle) &&
      cycle.ceFraction !== null &&
      !(excludeTerminal && cycle.flags.includes("terminal")),
  );
  const ces = used.map((cycle) => cycle.ceFraction!);
  const plated = used.reduce((sum, cycle) => sum + cycle.platedMah!, 0);
  const stripped = used.reduce((sum, cycle) => sum + cycle.strippedMah!, 0);
  const n = ces.length;
  const mean = (of: (ce: number) => number) => ces.reduce((sum, ce) => sum + of(ce), 0) / n;
  return {
    cycles: n,
    firstCycle: used[0]?.index ?? null,
    lastCycle: used.at(-1)?.index ?? null,
    ratioOfSums: n === 0 ? null : stripped / plated,
    arithmeticMean: n === 0 ? null : mean((ce) => ce),
    geometricMean: n === 0 ? null : Math.exp(mean(Math.log)),
    logLossMean: n === 0 || ces.some((ce) => ce >= 1) ? null : 1 - Math.exp(mean((ce) => Math.log(1 - ce))),
    initial: cycles.find((cycle) => cycle.index === 1)?.ceFraction ?? null,
    above100: ces.filter((ce) => ce > 1).length,
    window: { formationCycles, excludeTerminal, beforeCycle },
  };
}

/**
 * Average efficiency of a reservoir test (Adams 2018, 10.1002/aenm.201702097): a reservoir Q_T is plated, n cycles
 * strip and plate Q_c < Q_T, and what is left, Q_S, is stripped: CE = (n·Q_c + Q_S) / (n·Q_c + Q_T).
 * Null unless Q_T > Q_c > 0 and n ≥ 1.
 */
export function reservoirCe(test: {
  readonly reservoirMah: number;
  readonly cycledMah: number;
  readonly cycles: number;
  readonly finalStripMah: number;
}): number | null {
  const { reservoirMah, cycledMah, cycles, finalStripMah } = test;
  if (!(cycledMah > 0 && reservoirMah > cycledMah && cycles >= 1 && finalStripMah >= 0)) return null;
  return (cycles * cycledMah + finalStripMah) / (cycles * cycledMah + reservoirMah);
}

export interface ReservoirTest {
  readonly ceFraction: number;
  readonly reservoirMah: number;
  readonly cycledMah: number;
  /** Partial strips and platings between the reservoir and the last strip. */
  readonly cycles: number;
  readonly firstCycle: number;
  readonly lastCycle: number;
}

/**
 * Recognises a reservoir test in a cycle table: one large plating, then platings and strippings of equal small
 * charge, then one large strip. Returns its average efficiency with what it was computed from, null for any other.
 */
export function findReservoirCe(cycles: readonly Cycle[]): ReservoirTest | null {
  // A conditioning cycle may stand before: the reservoir is the first plating that is stripped only in part.
  const start = cycles.findIndex(
    (cycle) =>
      cycle.platedMah !== null && cycle.strippedMah !== null && cycle.strippedMah < 0.75 * cycle.platedMah,
  );
  const test = start < 0 ? [] : cycles.slice(start);
  const last = test.at(-1);
  if (test.length < 3 || last?.platedMah == null || last.strippedMah === null) return null;
  const cycledMah = test[0]!.strippedMah!;
  const even = (charge: number | null) => charge !== null && Math.abs(charge / cycledMah - 1) < 0.02;
  const inner = test.slice(1, -1);
  if (!inner.every((cycle) => even(cycle.platedMah) && even(cycle.strippedMah)) || !even(last.platedMah))
    return null;
  const finalStripMah = last.strippedMah;
  const reservoirMah = test[0]!.platedMah!;
  const ceFraction = reservoirCe({ reservoirMah, cycledMah, cycles: test.length - 1, finalStripMah });
  if (ceFraction === null || finalStripMah < cycledMah) return null;
  return {
    ...{ ceFraction, reservoirMah, cycledMah, cycles: test.length - 1 },
    ...{ firstCycle: test[0]!.index, lastCycle: last.index },
  };
}
