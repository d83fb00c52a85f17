/** Use cases of cells drawn over each other: read at the reader's wish, never with the page. */
import type { OverlaidCurve, OverlaidCycles } from "@/lib/contract/comparison-overlay";
import type { SeriesLine } from "@/lib/contract/run-series";
import { database } from "@/lib/db/client";
import { findCycleColumns, longestCycleCount } from "@/lib/db/cycle-columns";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { dqdvBins } from "@/lib/statistics/dqdv-bins";
import { requireRunHead } from "./run";
import { getSeries } from "./run-series";

/** More cycles of a run than this are closer together than pixels. */
const mostCyclesDrawn = 500;
const binWidthV = 0.005;
/** Enough that a bin of dQ/dV has records of its own. */
const curvePixels = 1000;

export async function overlayCycles(actor: Actor, refs: readonly string[]) {
  const db = database();
  const heads = await Promise.all(refs.map((ref) => requireRunHead(db, actor, "read", ref)));
  const ids = heads.map(({ id }) => id);
  const everyNth = Math.max(1, Math.ceil((await longestCycleCount(db, ids)) / mostCyclesDrawn));
  const rows = await findCycleColumns(db, ids, everyNth);
  const runs = heads.map(({ id, code }): OverlaidCycles => {
    const own = rows.filter((row) => row.run_id === id);
    return {
      runCode: code,
      number: own.map((row) => row.number),
      ceFraction: own.map((row) => row.ce_fraction),
      strippedMahCm2: own.map((row) => row.stripped_mah_cm2),
    };
  });
  return { runs, everyNth };
}

/** A run without a trace or without that cycle has no curves, and is still in the answer. */
export async function overlayCurves(
  actor: Actor,
  input: { readonly runs: readonly string[]; readonly cycle: number },
) {
  const runs: OverlaidCurve[] = [];
  // One trace after the other: each is open while it is read.
  for (const ref of input.runs) runs.push(await curveOf(actor, ref, input.cycle));
  return { cycle: input.cycle, binWidthV, runs };
}

async function curveOf(actor: Actor, ref: string, cycle: number): Promise<OverlaidCurve> {
  const { code } = await requireRunHead(database(), actor, "read", ref);
  const lines = await linesOf(actor, ref, cycle);
  const half = (name: "plating" | "stripping") => halfCurve(lines.find((line) => line.half === name));
  return { runCode: code, plating: half("plating"), stripping: half("stripping") };
}

async function linesOf(actor: Actor, ref: string, cycle: number): Promise<readonly SeriesLine[]> {
  try {
    const query = {
      ref,
      x: "capacity",
      y: ["voltage" as const],
      cycles: [cycle],
      pixels: curvePixels,
    } as const;
    return (await getSeries(actor, { ...query, y: [...query.y], cycles: [...query.cycles] })).lines;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return [];
    throw error;
  }
}

function halfCurve(line: SeriesLine | undefined): OverlaidCurve["plating"] {
  const voltage = line?.voltageV;
  if (line === undefined || voltage === undefined) return null;
  const known = line.x.flatMap((capacityMah, index) => {
    const voltageV = voltage[index] ?? null;
    return capacityMah === null || voltageV === null ? [] : [{ capacityMah, voltageV }];
  });
  const bins = dqdvBins(
    {
      voltageV: known.map(({ voltageV }) => voltageV),
      capacityMah: known.map(({ capacityMah }) => capacityMah),
    },
    { binWidthV },
  );
  return {
    capacityMah: known.map(({ capacityMah }) => capacityMah),
    voltageV: known.map(({ voltageV }) => voltageV),
    dqdv: { voltageV: [...bins.centersV], mahPerV: [...bins.dqdvMahPerV] },
  };
}
