/** Counters printed with so few digits that no efficiency can be had from them. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";

const fewestSteps = 200;

/** Warns of capacity counters whose largest value is fewer than 200 of their own smallest steps. */
export function warnIfCoarse(columns: readonly Column[], warnings: ReaderWarning[]): void {
  for (const { role, name, values, unit } of columns) {
    if (role !== "chargeCapacityMah" && role !== "dischargeCapacityMah" && role !== "capacityMah") continue;
    let step = Number.POSITIVE_INFINITY;
    let highest = 0;
    for (let row = 1; row < values.length; row += 1) {
      const change = Math.abs(values[row]! - values[row - 1]!);
      if (change > 1e-9 && change < step) step = change;
      highest = Math.max(highest, Math.abs(values[row]!));
    }
    if (highest > 0 && highest < step * fewestSteps)
      warnings.push({
        code: "below_resolution",
        message: `"${name}" is printed in steps of ${step.toPrecision(2)} ${unit} and reaches ${highest.toPrecision(3)} ${unit}: use the integrated current`,
      });
  }
}
