/** Where the rules for shorts saw something: in the trace their windows on the run's own clock. */
import type { CcdResult } from "@/lib/analysis/ccd";
import type { ShortFinding } from "@/lib/analysis/short-circuit/detect-shorts";
import type { RunResultDetail } from "@/lib/contract/run-result";
import { database } from "@/lib/db/client";
import { findRunTrace } from "@/lib/db/run-result";
import { RunTrace } from "./run-trace";
import { runTraceColumns } from "./run-trace-columns";

export interface LocatedEvidence {
  readonly rule: string;
  readonly severity: ShortFinding["severity"];
  readonly kind: ShortFinding["kind"];
  readonly cycle: number | null;
  /** plating, stripping or rest. */
  readonly during: string | null;
  /** Run time, s; both ends are records of the evidence. Null for a spectrum. */
  readonly window: { readonly from: number; readonly to: number } | null;
  readonly message: string;
}

/** In the order of the findings. */
export async function locateShortEvidence(
  runId: string,
  result: Pick<RunResultDetail, "shorts">,
): Promise<LocatedEvidence[]> {
  const findings = result.shorts as readonly ShortFinding[];
  const found = findings.length === 0 ? null : await findRunTrace(database(), runId);
  if (found?.traceKey == null) return [];
  const trace = await RunTrace.open(found.traceKey);
  try {
    const timeOf = async (record: number) =>
      Number((await trace.values(runTraceColumns.time, record, record + 1))[0] ?? Number.NaN);
    const located: LocatedEvidence[] = [];
    for (const { severity, kind, evidence } of findings) {
      for (const { rule, cycle, direction, firstRecord, lastRecord, message } of evidence) {
        const window =
          firstRecord === null || lastRecord === null
            ? null
            : { from: await timeOf(firstRecord), to: await timeOf(lastRecord) };
        if (window !== null && !(Number.isFinite(window.from) && Number.isFinite(window.to))) continue;
        located.push({ rule, severity, kind, cycle, during: direction, window, message });
      }
    }
    return located;
  } finally {
    await trace.close();
  }
}

/** The ramp of a run as it was judged: its steps in order, and the one that was not survived. */
export function rampOf(result: Pick<RunResultDetail, "ccd"> | null): CcdResult | null {
  return (result?.ccd ?? null) as CcdResult | null;
}
