/** Charges per half-cycle or cycle, ours against the reference. */
import type { CyclingInspection } from "@/lib/analysis/inspection/cycling-inspection";
import type { Difference } from "./difference";
import type { ReferenceCycle, ReferenceEntry } from "./reference-file";

export interface CapacityDifference extends Difference {
  /** Half-cycles or cycles compared, in words. */
  readonly compared: string;
}

/** Which of the reference's several charges count for this file. */
export interface ChargeChoice {
  /** The reference's own integral instead of the printed counter. */
  readonly integrated?: boolean;
  readonly withoutDischarge?: boolean;
}

const allowed = 1e-3;

/** Null where the reference has no charges; not within when the number of cycles differs. */
export function capacityDifference(
  entry: ReferenceEntry,
  found: CyclingInspection,
  choice: ChargeChoice,
): CapacityDifference | null {
  const { reference, everyCycle } = entry;
  const halves = everyCycle?.half_cycles?.map((half) => half.Q_mAh);
  if (halves != null) {
    const ours = found.halfCycles.map((half) => half.capacityMah * (half.direction === "positive" ? 1 : -1));
    return compare(ours, halves, `${halves.length} half-cycle${halves.length === 1 ? "" : "s"}`);
  }
  const cycles = everyCycle?.cycles ?? everyCycle?.blocks?.flat();
  if (cycles !== undefined) return ofCycles(found, cycles, choice);
  const total = reference?.integrated_total;
  if (total != null) {
    const sum = (direction: string) =>
      found.halfCycles.reduce((all, half) => all + (half.direction === direction ? half.capacityMah : 0), 0);
    const ours = [sum("positive"), sum("negative")];
    return compare(ours, [total.charge_mAh, total.discharge_mAh], "the whole charge");
  }
  const rows = reference?.cycle_rows_first_last;
  if (rows != null) {
    // The vendor's own cycle rows: number, charge and discharge in Ah.
    const vendor = rows.map((row) => ({
      cycle: Number(row[0]),
      charge_mAh: Number(row[1]) * 1000,
      discharge_mAh: Number(row[2]) * 1000,
    }));
    const numbers = new Set(vendor.map((each) => each.cycle));
    const own = found.vendorCycles.filter((each) => numbers.has(each.vendorCycle));
    return ofCycles({ ...found, vendorCycles: own }, vendor, choice);
  }
  return null;
}

function ofCycles(
  found: CyclingInspection,
  cycles: readonly ReferenceCycle[],
  { integrated, withoutDischarge }: ChargeChoice,
): CapacityDifference {
  const charge = (each: ReferenceCycle) =>
    integrated
      ? each.charge_mAh_integrated
      : (each.charge_mAh ?? each.Q_charge_max_mAh ?? each.charge_mAh_integrated);
  const discharge = (each: ReferenceCycle) =>
    integrated
      ? each.discharge_mAh_integrated
      : (each.discharge_mAh ?? each.Q_discharge_max_mAh ?? each.discharge_mAh_integrated);
  const given = cycles.flatMap((each) => [charge(each) ?? 0, withoutDischarge ? 0 : (discharge(each) ?? 0)]);
  const ours = found.vendorCycles.flatMap((each) => [
    each.positiveMah,
    withoutDischarge ? 0 : each.negativeMah,
  ]);
  return compare(ours, given, `${cycles.length} ${cycles.length === 1 ? "cycle" : "cycles"}`);
}

/** Within 1e-3; below a millionth of the largest charge nothing is asked, and nothing compared. */
function compare(
  ours: readonly number[],
  reference: readonly number[],
  compared: string,
): CapacityDifference {
  if (ours.length !== reference.length) {
    return {
      relative: Number.POSITIVE_INFINITY,
      isWithin: false,
      compared: `${compared}, ours another number`,
    };
  }
  const floor = 1e-6 * Math.max(...reference.map(Math.abs));
  let relative = 0;
  let isWithin = true;
  for (const [k, given] of reference.entries()) {
    const absolute = Math.abs(ours[k]! - given);
    if (absolute > allowed * Math.abs(given) + floor) isWithin = false;
    if (absolute > floor) relative = Math.max(relative, absolute / Math.max(Math.abs(given), floor));
  }
  return { relative, isWithin, compared };
}
