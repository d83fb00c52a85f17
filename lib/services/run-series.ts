/** Reading the joined trace of a run: windows for drawing, pages for programs, the whole for downloading. */
import type { Readable } from "node:stream";
import { decimate } from "@/lib/analysis/decimation";
import type { Cycle } from "@/lib/contract/cycle";
import type { Records, RecordsQuery, Series, SeriesLine, SeriesQuery } from "@/lib/contract/run-series";
import { database } from "@/lib/db/client";
import { findCycleRows, findRunTrace } from "@/lib/db/run-result";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { NumberColumn } from "@/lib/interop/parquet-file";
import { storage } from "@/lib/storage/configured-storage";
import { requestAnalysis } from "./analysis-request";
import { requireRunHead } from "./run";
import { RunTrace } from "./run-trace";
import { runTraceColumns } from "./run-trace-columns";

/** A drawing of more lines than this tells nothing; a page asks for fewer. */
const mostPointsALine = 20_000;

async function withTrace<Result>(
  actor: Actor,
  ref: string,
  work: (trace: RunTrace, run: { readonly id: string; readonly durationS: number }) => Promise<Result>,
): Promise<Result> {
  const run = await requireRunHead(database(), actor, "read", ref);
  const found = await findRunTrace(database(), run.id);
  if (found?.traceKey == null) {
    throw new AppError("not_found", `Run ${run.code} has no trace yet: no file of it was read and analysed.`);
  }
  const trace = await openTrace(run.id, found.traceKey);
  try {
    return await work(trace, { id: run.id, durationS: found.durationS });
  } finally {
    await trace.close();
  }
}

/** A trace that is gone from the storage is computed again. @throws AppError unavailable until then */
async function openTrace(runId: string, traceKey: string): Promise<RunTrace> {
  try {
    return await RunTrace.open(traceKey);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
    const now = await findRunTrace(database(), runId);
    // A new analysis has put another trace in its place just now.
    if (now?.traceKey && now.traceKey !== traceKey) return RunTrace.open(now.traceKey);
    await requestAnalysis(database(), { id: runId });
    throw new AppError("unavailable", "The trace is being computed again: try in a moment.");
  }
}

/** As many points as the pixels need: of every pixel's stretch the first, lowest, highest and last record. */
export function getSeries(actor: Actor, query: SeriesQuery): Promise<Series> {
  return withTrace(actor, query.ref, async (trace, run) => {
    const lines: SeriesLine[] = [];
    let records = 0;
    for (const span of await spansOf(trace, run.id, query)) {
      records += span.end - span.start;
      lines.push(await lineOf(trace, span, query));
    }
    return { xUnit: query.x === "time" ? "s" : "mAh", durationS: run.durationS, records, lines };
  });
}

interface Span extends Pick<SeriesLine, "label" | "cycle" | "half"> {
  readonly start: number;
  readonly end: number;
}

async function spansOf(trace: RunTrace, runId: string, query: SeriesQuery): Promise<Span[]> {
  if (query.cycles !== undefined) {
    const cycles = await findCycleRows(database(), runId, query.cycles);
    return cycles.flatMap((cycle) => (query.x === "time" ? [wholeCycle(cycle)] : halvesOf(cycle)));
  }
  if (query.x === "capacity") {
    throw new AppError("invalid_input", "expected the cycles to draw over capacity, found none");
  }
  const isWhole = query.from === undefined && query.to === undefined;
  const { start, end } = isWhole
    ? { start: 0, end: trace.rows }
    : await trace.rowsBetween(query.from ?? Number.NEGATIVE_INFINITY, query.to ?? Number.POSITIVE_INFINITY);
  return [{ label: "run", cycle: null, half: null, start, end }];
}

function wholeCycle(cycle: Cycle): Span {
  const { number, firstRecord, lastRecord } = cycle;
  return { label: `cycle ${number}`, cycle: number, half: null, start: firstRecord, end: lastRecord + 1 };
}

/** Over capacity each half-cycle starts at 0 again, and so is a line of its own. */
function halvesOf(cycle: Cycle): Span[] {
  const { number, firstRecord, lastRecord, turnRecord } = cycle;
  const span = (half: "plating" | "stripping", start: number, end: number) => ({
    label: `cycle ${number} ${half}`,
    cycle: number,
    half,
    start,
    end,
  });
  if (turnRecord === null) {
    const half = cycle.platedMah === null ? "stripping" : "plating";
    return [span(half, firstRecord, lastRecord + 1)];
  }
  return [span("plating", firstRecord, turnRecord), span("stripping", turnRecord, lastRecord + 1)];
}

async function lineOf(trace: RunTrace, span: Span, query: SeriesQuery): Promise<SeriesLine> {
  const { start, end, label, cycle, half } = span;
  const isTime = query.x === "time";
  const xColumn = isTime ? runTraceColumns.time : runTraceColumns.halfCycleCapacity;
  const x = await trace.values(xColumn, start, end);
  const drawn: { field: "voltageV" | "currentMa"; values: NumberColumn; factor: number }[] = [];
  for (const y of query.y) {
    const column = y === "voltage" ? runTraceColumns.voltage : runTraceColumns.current;
    if (!trace.has(column)) continue;
    const values = await trace.values(column, start, end);
    drawn.push(
      y === "voltage"
        ? { field: "voltageV", values, factor: 1 }
        : { field: "currentMa", values, factor: 1000 },
    );
  }
  const kept = keptIndices(
    x,
    drawn.map((each) => each.values),
    query.pixels,
  );
  // Overlaid cycles share one origin; a window of the run keeps the run's clock.
  const originS = isTime && cycle !== null ? (x[0] ?? 0) : 0;
  return {
    label,
    cycle,
    half,
    x: pick(x, kept, isTime ? 1 : 1000, originS),
    ...Object.fromEntries(drawn.map(({ field, values, factor }) => [field, pick(values, kept, factor)])),
  };
}

/** Indices that any of the drawn columns needs, rising. */
function keptIndices(x: NumberColumn, columns: readonly NumberColumn[], pixels: number): Uint32Array {
  const buckets = Math.min(pixels, mostPointsALine);
  const sets = columns.map((y) => decimate({ x, y, buckets }));
  const [only, ...others] = sets;
  if (only === undefined) return new Uint32Array(0);
  if (others.length === 0) return only;
  return Uint32Array.from(new Set(sets.flatMap((set) => [...set]))).sort();
}

function pick(values: NumberColumn, indices: Uint32Array, factor: number, origin = 0): (number | null)[] {
  return Array.from(indices, (index) => {
    const value = (values[index]! - origin) * factor;
    return Number.isFinite(value) ? value : null;
  });
}

/** Records of the joined trace, row by row. */
export function getRecords(actor: Actor, query: RecordsQuery): Promise<Records> {
  return withTrace(actor, query.ref, async (trace) => {
    const start = Math.min(query.offset, trace.rows);
    const end = Math.min(trace.rows, start + query.limit);
    const columns: NumberColumn[] = [];
    for (const name of trace.columnNames) columns.push(await trace.values(name, start, end));
    return {
      columns: trace.columnNames.map((name) => ({ name, unit: name.split(" / ")[1] ?? null })),
      rows: Array.from({ length: end - start }, (_, row) =>
        columns.map((values) => (Number.isFinite(values[row]!) ? values[row]! : null)),
      ),
      total: trace.rows,
      nextOffset: end < trace.rows ? end : null,
    };
  });
}

/** The whole joined trace as Parquet. */
export async function openTraceFile(
  actor: Actor,
  ref: string,
): Promise<{ readonly name: string; readonly sizeBytes: number; readonly bytes: Readable }> {
  const run = await requireRunHead(database(), actor, "read", ref);
  const found = await findRunTrace(database(), run.id);
  if (found?.traceKey == null) throw new AppError("not_found", `Run ${run.code} has no trace yet.`);
  const { sizeBytes, bytes } = await storage().streamDerived(found.traceKey);
  return { name: `${run.code}.bdf.parquet`, sizeBytes, bytes };
}
