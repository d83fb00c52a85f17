/**
 * What the analysis reads of a file's trace. The recordings of a file just read are handed over in memory; any other
 * time they come from the trace, with the same values to the last bit.
 */
import type { ColumnRole, Recording } from "@/lib/domain/recording";
import { asStored, decodeTrace } from "@/lib/interop/trace-parquet";
import { storage } from "@/lib/storage/configured-storage";
import { columnBytes } from "./column-bytes";
import { RecentValues } from "./recent-values";

const recent = new RecentValues<readonly Recording[]>(128 * 1024 * 1024);

/** The vendor's other columns stay on the disk. */
const analysed: ReadonlySet<ColumnRole> = new Set([
  "timeS",
  "unixTimeS",
  "stepTimeS",
  "voltageV",
  "currentMa",
  "netCapacityMah",
  "chargeCapacityMah",
  "dischargeCapacityMah",
  "capacityMah",
  "chargeIncrementMah",
  "vendorCycle",
  "vendorStep",
  "state",
]);

/** What the analysis will read of the trace of these recordings, to the last bit; see `asStored`. */
export function analysedColumns(
  recordings: readonly Recording[],
  options?: Parameters<typeof asStored>[2],
): readonly Recording[] {
  return asStored(recordings, analysed, options);
}

/** Keeps what `analysedColumns` gave for the analysis that follows a reading. */
export function rememberRecordings(traceKey: string, analysed: readonly Recording[]): void {
  void recent.get(traceKey, async () => analysed, columnBytes);
}

/** Only for tests of what happens in a process that has read nothing yet. */
export function forgetRecordings(): void {
  recent.clear();
}

export function loadRecordings(traceKey: string): Promise<readonly Recording[]> {
  return recent.get(
    traceKey,
    async () => {
      const trace = await storage().openDerived(traceKey);
      try {
        return await decodeTrace(trace, analysed);
      } finally {
        await trace.close();
      }
    },
    columnBytes,
  );
}
