/**
 * The whole ingest of the largest real file of each format, from the upload to the cycle table in the database through
 * storage, queue and worker, against reading and analysing it alone.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { database } from "@/lib/db/client";
import { systemActor } from "@/lib/domain/actor";
import { startWorker } from "@/lib/jobs/start-worker";
import { attachUpload } from "@/lib/services/run-file";
import { ratio, timedHere, timingOf } from "./measure";
import { readAndAnalyse } from "./readers";
import { largestOfEachFormat, type RealFile } from "./real-files";

const times = 5;
const goal = 3;

export async function benchIngest(url: string, say: (line: string) => void) {
  const files = largestOfEachFormat(["cycling"]);
  if (files.length === 0)
    return { skipped: "no real instrument files: GARNETBOOK_REAL_DATA names their folder" };
  const worker = await startWorker({ databaseUrl: url, concurrency: 1 });
  const runs = new RunMaker();
  // Looked through beside the product's own client, so that looking costs it nothing.
  const look = new pg.Client({ connectionString: url });
  await look.connect();
  const measured: unknown[] = [];
  try {
    for (const file of files) {
      if (!isReadable(file)) continue;
      timedHere(() => readAndAnalyse(file), 2);
      const alone = timedHere(() => readAndAnalyse(file), times);
      const all: number[] = [];
      // The first goes to a thread that has not seen the format yet.
      for (let k = -1; k < times; k++) {
        const took = await ingested(file, await runs.next(), look);
        if (k >= 0) all.push(took);
      }
      const whole = timingOf(all);
      const against = ratio(whole.medianMs, alone.medianMs, goal);
      measured.push({ format: file.format, file: file.name, ...against, whole, alone });
      say(
        `ingest of ${file.format}: ${whole.medianMs} ms, alone ${alone.medianMs} ms, ratio ${against.ratio}`,
      );
    }
  } finally {
    await look.end();
    await worker.stop();
  }
  return measured;
}

function isReadable(file: RealFile): boolean {
  try {
    return (readAndAnalyse(file)?.records ?? 0) > 0;
  } catch {
    return false;
  }
}

/** Milliseconds from the first byte sent until the run's results stand in the database. */
async function ingested(file: RealFile, runId: string, look: pg.Client): Promise<number> {
  const bytes = readFileSync(file.path);
  const begun = performance.now();
  const attached = await attachUpload(systemActor, runId, { name: file.name, bytes: inPieces(bytes) });
  for (;;) {
    const [{ results, status, error }] = (await look.query({ ...outcome, values: [runId, attached.id] }))
      .rows;
    if (results > 0) break;
    if (status === "failed" || status === "needs_mapping") throw new Error(`${file.name}: ${error}`);
    if (performance.now() - begun > 120_000)
      throw new Error(`${file.name} was not analysed within two minutes`);
    await new Promise((done) => setTimeout(done, 2));
  }
  return performance.now() - begun;
}

const outcome = {
  name: "outcome",
  text: `SELECT (SELECT count(*) FROM run_results WHERE run_id = $1)::int AS results, status::text, error
    FROM run_files WHERE id = $2`,
};

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** A fresh half cell with a run for every upload. */
class RunMaker {
  private count = 0;
  private projectId: string | null = null;

  async next(): Promise<string> {
    const db = database();
    this.count += 1;
    const code = (prefix: string) => `${prefix}-8${String(this.count).padStart(4, "0")}`;
    this.projectId ??= (await db.project.create({ data: { slug: "ingest", name: "Ingest" } })).id;
    const { projectId } = this;
    const pellet = await db.pellet.create({
      data: { code: code("P"), projectId, composition: "Li6.5La3Zr1.5Ta0.5O12", diameterMm: 14 },
    });
    const interlayer = await db.interlayer.create({
      data: { code: code("I"), projectId, pelletId: pellet.id, face: "A", metal: "Ag", maskDiameterMm: 12 },
    });
    const cell = await db.cell.create({
      data: {
        ...{ code: code("C"), projectId, interlayerId: interlayer.id, kind: "half" },
        ...{ collectorFoil: "Cu 10 µm", lithiumThicknessUm: 40 },
      },
    });
    return (await db.run.create({ data: { code: code("R"), projectId, cellId: cell.id } })).id;
  }
}
