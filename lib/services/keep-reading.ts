/**
 * What a reading leaves behind, stored at once: the trace under a key made of the bytes' hash and the reader's version,
 * then all rows in one transaction. Done again after a crash it comes to the same end.
 */
import { createHash } from "node:crypto";
import type { RunFile } from "@/lib/contract/run-file";
import { canonicalJson } from "@/lib/db/audit";
import type { AnalysisInput } from "@/lib/db/run-analysis";
import type { FileToRead } from "@/lib/db/run-file-reading";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { traceColumns, tracePages } from "@/lib/interop/trace-parquet";
import { log } from "@/lib/log/log";
import { storage } from "@/lib/storage/configured-storage";
import { analysedColumns, rememberRecordings } from "./analysed-recordings";
import { isLarge } from "./column-bytes";
import type { ComputedAnalysis } from "./computed-analysis";
import { finish } from "./finish-reading";
import { analyseOnlyFile, analyseRun } from "./run-analysis";
import { findVersions, type Versions } from "./run-file-versions";
import { besideOrBefore } from "./trace-beside";

/**
 * Stores what was read: the traces first, then all rows at once. A run's only file is analysed on the way; a run of
 * several is analysed when nothing else of it is read.
 * @throws Cancelled when the file has left the states `from`, or is to be read in another way by now
 */
export async function keepReading(
  file: FileToRead,
  parsed: ParsedFile,
  {
    path,
    input,
    from,
  }: {
    readonly path: string;
    /** As the run stood when the reading began. */
    readonly input: AnalysisInput | null;
    readonly from: readonly RunFile["status"][];
  },
): Promise<void> {
  const traceKey = traceKeyOf(file, parsed);
  const recordings = withColumns(parsed);
  const rows = recordings.reduce((sum, recording) => sum + recording.rows, 0);
  const inPlace = isLarge(recordings);
  const storing = traceKey === null ? Promise.resolve() : storeTrace(traceKey, recordings);
  // Packing and storing the trace goes on beside the analysis, and of a short one beside the transaction. The analysis
  // of a large one takes the columns' memory over once they are stored.
  if (inPlace) await storing;
  const analysed = analysedColumns(recordings, { inPlace });
  const [{ stored }, computed] = await Promise.all([
    besideOrBefore(storing, rows),
    traceKey === null || parsed.kind !== "cycling"
      ? null
      : analyseAhead(input, { ...file, traceKey }, analysed),
  ]);
  const columns = traceKey === null ? [] : traceColumns(recordings);
  const trace = { traceKey, columns, stored };
  if (computed !== null) {
    const outcome = await finish(file, parsed, { ...trace, ...noVersions, computed, from });
    if (outcome !== null) return;
    await computed.stored;
    if (input?.stored?.traceKey !== computed.traceKey) await storage().removeDerived(computed.traceKey);
  }
  if (traceKey !== null) rememberRecordings(traceKey, analysed);
  const grown = await findVersions(file, parsed, path);
  const outcome = await finish(file, parsed, { ...trace, ...grown, computed: null, from });
  if (outcome?.isLast) await analyseNow(file.runId);
}

const noVersions: Versions = { shorter: [], longer: [] };

/** A failure is for the queued analysis to report, which follows where none was stored with the file. */
async function analyseAhead(
  input: AnalysisInput | null,
  { id, name, sha256, traceKey }: FileToRead & { readonly traceKey: string },
  analysed: readonly Recording[],
): Promise<ComputedAnalysis | null> {
  try {
    return await analyseOnlyFile(input, { id, name, sha256, traceKey }, analysed);
  } catch (error) {
    log.warn({ error, runFileId: id }, "the analysis beside a reading failed and is left to the queue");
    return null;
  }
}

/** Null for a file without any columns. */
function traceKeyOf(file: FileToRead, parsed: ParsedFile): string | null {
  if (withColumns(parsed).length === 0) return null;
  const reading = canonicalJson([parsed.reader, file.mapping]);
  const suffix = createHash("sha256").update(reading).digest("hex").slice(0, 12);
  return `traces/${file.sha256.slice(0, 2)}/${file.sha256}/${parsed.format}-${suffix}.parquet`;
}

function withColumns(parsed: ParsedFile) {
  return parsed.recordings.filter((recording) => recording.columns.length > 0);
}

function storeTrace(traceKey: string, recordings: readonly Recording[]): Promise<void> {
  return storage().putDerived(traceKey, tracePages(recordings));
}

/** Spares the way through the queue; the queued job then finds its work done. A failure is that job's to report. */
async function analyseNow(runId: string): Promise<void> {
  try {
    await analyseRun(runId);
  } catch (error) {
    log.warn({ error, runId }, "the analysis after a reading failed and is left to the queue");
  }
}
