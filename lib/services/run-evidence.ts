/** Where in a run's trace the rules for shorts saw something: their windows on the run's own clock. */
import type { CcdResult } from "@/lib/analysis/ccd";
import type { ShortFinding } from "@/lib/analysis/short-circuit/detect-shorts";
import type { RunResultDetail } from "@/lib/contract/run-result";
import { database } from "@/lib/db/client";
import { findRunTrace } from "@/lib/db/run-result";
import { RunTrace, runTraceColumns } from "./run-trace";

export interface EvidenceWindow {
  readonly rule: string;
  readonly severity: ShortFinding["severity"];
  readonly kind: ShortFinding["kind"];
  readonly cycle: number | null;
  /** plating, stripping or rest. */
  readonly during: string | null;
  /** Run time, s; both ends are records of the evidence. */
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** In the order of the findings; evidence from spectra has no window and is left out. */
export async function locateShortEvidence(
  runId: string,
  result: Pick<RunResultDetail, "shorts">,
): Promise<EvidenceWindow[]> {
  const findings = result.shorts as readonly ShortFinding[];
  const found = findings.length === 0 ? null : await findRunTrace(database(), runId);
  if (found?.traceKey == null) return [];
  const trace = await RunTrace.open(found.traceKey);
  try {
    const timeOf = async (record: number) =>
      Number((await trace.values(runTraceColumns.time, record, record + 1))[0] ?? Number.NaN);
    const windows: EvidenceWindow[] = [];
    for (const { severity, kind, evidence } of findings) {
      for (const { rule, cycle, direction, firstRecord, lastRecord, message } of evidence) {
        if (firstRecord === null || lastRecord === null) continue;
        const [from, to] = [await timeOf(firstRecord), await timeOf(lastRecord)];
        if (Number.isFinite(from) && Number.isFinite(to)) {
          windows.push({ rule, severity, kind, cycle, during: direction, from, to, message });
        }
      }
    }
    return windows;
  } finally {
    await trace.close();
  }
}

/** The ramp of a run as it was judged: its steps in order, and the one that was not survived. */
export function rampOf(result: Pick<RunResultDetail, "ccd"> | null): CcdResult | null {
  return (result?.ccd ?? null) as CcdResult | null;
}
