/**
 * Which of two witnesses is believed for the charge of a run: the integral of the logged current, or the
 * instrument's own counter, which integrates between the logged points too. One answer for the whole run, so that an
 * efficiency never divides one kind of number by the other.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { nthSmallest } from "./nth-smallest";

export type ChargeSource = "current" | "counter";

export interface TwofoldCharge {
  readonly index: number;
  readonly fromCurrentMah: number;
  readonly fromCounterMah: number;
  /** What sampling leaves open in the integral. */
  readonly currentUncertaintyMah: number;
}

export interface ChargeChoice {
  readonly source: ChargeSource;
  readonly warnings: readonly ReaderWarning[];
}

/** The two are expected to agree within this share. */
const agreement = 0.01;
/** Half-cycles below this share of the largest one are too small to accuse anybody. */
const smallShare = 1e-3;
const slips = [1000, 3600, 1e-3, 1 / 3600, 60, 1 / 60];

/**
 * Within 1 % of each other the finer one is taken, which is the counter unless its printed digits are coarser than
 * what sampling leaves open. Further apart, the measured current decides, unless its own sampling leaves more open
 * than that or a factor of a unit (1000, 3600, 60) stands between them; both numbers are then reported.
 */
export function chooseChargeSource(
  charges: readonly TwofoldCharge[],
  counterResolutionMah: number,
): ChargeChoice {
  let fromCurrent = 0;
  let fromCounter = 0;
  let uncertain = 0;
  for (const each of charges) {
    fromCurrent += each.fromCurrentMah;
    fromCounter += each.fromCounterMah;
    uncertain += each.currentUncertaintyMah;
  }
  if (fromCounter === 0) return { source: "current", warnings: fromCurrent === 0 ? [] : [deadCounter()] };
  if (fromCurrent === 0) return { source: "counter", warnings: [] };

  const slip = unitSlip(charges);
  if (slip !== null) return { source: "counter", warnings: [slip] };

  const openInCurrent = uncertain / fromCurrent;
  const openInCounter = (counterResolutionMah * charges.length) / fromCounter;
  const apart = Math.abs(fromCurrent - fromCounter) / Math.max(fromCurrent, fromCounter);
  const source: ChargeSource =
    apart <= agreement
      ? openInCounter <= Math.max(openInCurrent, 1e-4)
        ? "counter"
        : "current"
      : openInCurrent > Math.max(agreement, openInCounter)
        ? "counter"
        : "current";
  return { source, warnings: mismatches(charges, source) };
}

function mismatches(charges: readonly TwofoldCharge[], source: ChargeSource): ReaderWarning[] {
  let largest = 0;
  for (const each of charges) largest = Math.max(largest, each.fromCurrentMah, each.fromCounterMah);
  let apart = 0;
  let worst: TwofoldCharge | null = null;
  let worstShare = agreement;
  for (const each of charges) {
    const larger = Math.max(each.fromCurrentMah, each.fromCounterMah);
    const share = Math.abs(each.fromCurrentMah - each.fromCounterMah) / larger;
    if (!(larger > smallShare * largest && share > agreement)) continue;
    apart++;
    if (share <= worstShare) continue;
    worst = each;
    worstShare = share;
  }
  if (worst === null) return [];
  return [
    {
      code: "charge_mismatch",
      message:
        `current and stored counter disagree by more than 1 % in ${apart} of ${charges.length} half-cycles; ` +
        `most in half-cycle ${worst.index}: ${show(worst.fromCurrentMah)} mAh from the current, ` +
        `${show(worst.fromCounterMah)} mAh from the counter; reported is the ${source === "current" ? "current's" : "counter's"}`,
    },
  ];
}

/** The same unit factor in most half-cycles: a current or a time in the wrong unit. */
function unitSlip(charges: readonly TwofoldCharge[]): ReaderWarning | null {
  const ratios = new Float64Array(charges.length);
  let count = 0;
  for (const { fromCurrentMah, fromCounterMah } of charges)
    if (fromCounterMah > 0 && fromCurrentMah > 0) ratios[count++] = fromCurrentMah / fromCounterMah;
  if (count === 0) return null;
  const middle = nthSmallest(ratios, count, count >> 1);
  const factor = slips.find((slip) => Math.abs(middle / slip - 1) < 0.05);
  if (factor === undefined) return null;
  const words = factor >= 1 ? `${factor} times larger` : `${Math.round(1 / factor)} times smaller`;
  return {
    code: "unit_slip",
    message: `the charge from current and time is ${words} than the stored counter: a unit of current or time is off; reported is the counter's`,
  };
}

function deadCounter(): ReaderWarning {
  return {
    code: "charge_mismatch",
    message: "the stored counter stays at zero while a current flows; reported is the current's charge",
  };
}

function show(value: number): string {
  return String(Number(value.toPrecision(6)));
}
