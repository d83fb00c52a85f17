/** Current of files that store charge but no current (EC-Lab's galvanostatic techniques). */
import type { ColumnValues } from "@/lib/domain/recording";

export interface ChargeRecord {
  readonly timeS: ColumnValues;
  /** Charge since the record before, mAh. */
  readonly chargeIncrementMah: ColumnValues;
  /** 1 galvanostatic, 2 potentiostatic, 3 open circuit; where the file says. */
  readonly mode?: ColumnValues | null;
  /** Set current in mA, valid in galvanostatic rows only. */
  readonly controlMa?: ColumnValues | null;
}

/**
 * Mean current in mA since the record before: dq/dt. Where no time has passed (the first record, or two records
 * at one time) it is the set current of a galvanostatic row, 0 at open circuit, and NaN otherwise.
 */
export function reconstructCurrent(record: ChargeRecord): Float64Array {
  const { timeS, chargeIncrementMah, mode, controlMa } = record;
  const currentMa = new Float64Array(timeS.length);
  for (let row = 0; row < timeS.length; row++) {
    const dt = row === 0 ? 0 : timeS[row]! - timeS[row - 1]!;
    if (dt > 0) currentMa[row] = (chargeIncrementMah[row]! * 3600) / dt;
    else if (mode?.[row] === 3) currentMa[row] = 0;
    else if (mode?.[row] === 1 && controlMa) currentMa[row] = controlMa[row]!;
    else currentMa[row] = Number.NaN;
  }
  return currentMa;
}
