/**
 * The whole ingest of the largest real file of each format, from the upload to the cycle table in the database through
 * storage, queue and worker, against reading and analysing it alone.
 */
import { readFileSync } from "node:fs";
import pg from "pg";
import { systemActor } from "@/lib/domain/actor";
import { startWorker } from "@/lib/jobs/start-worker";
import { attachUpload } from "@/lib/services/run-file";
import { storage } from "@/lib/storage/configured-storage";
import { ratio, timingOf } from "./measure";
import { readAndAnalyse } from "./readers";
import { largestOfEachFormat, type RealFile } from "./real-files";
import { RunMaker } from "./run-maker";

/** Of both alike: a worker that has read files of the format before, as one has that stands in a lab. */
const warmUp = 8;
const times = 7;
const goal = 3;

export async function benchIngest(url: string, say: (line: string) => void) {
  const files = largestOfEachFormat(["cycling"]);
  if (files.length === 0)
    return { skipped: "no real instrument files: GARNETBOOK_REAL_DATA names their folder" };
  const worker = await startWorker({ databaseUrl: url, concurrency: 1 });
  const runs = new RunMaker();
  const ends = await IngestEnds.listen(url);
  const measured: unknown[] = [];
  try {
    for (const file of files) {
      if (!isReadable(file)) continue;
      const all: number[] = [];
      const allAlone: number[] = [];
      // One beside the other, so that what else the machine does falls on both.
      for (let k = -warmUp; k < times; k++) {
        const begun = performance.now();
        readAndAnalyse(file);
        const alone = performance.now() - begun;
        const whole = await ingested(file, await runs.next(), ends);
        if (k < 0) continue;
        all.push(whole);
        allAlone.push(alone);
      }
      const whole = timingOf(all);
      const alone = timingOf(allAlone);
      const against = ratio(whole.medianMs, alone.medianMs, goal);
      measured.push({ format: file.format, file: file.name, ...against, whole, alone });
      say(
        `ingest of ${file.format}: ${whole.medianMs} ms, alone ${alone.medianMs} ms, ratio ${against.ratio}`,
      );
    }
  } finally {
    await ends.close();
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
async function ingested(file: RealFile, runId: string, ends: IngestEnds): Promise<number> {
  const bytes = readFileSync(file.path);
  const ended = ends.of(runId);
  const begun = performance.now();
  const sent = attachUpload(systemActor, runId, { name: file.name, bytes: inPieces(bytes) });
  const [{ sha256 }, error] = await Promise.all([sent, ended]);
  const tookMs = performance.now() - begun;
  if (error !== null) throw new Error(`${file.name}: ${error}`);
  // Bytes that are there already are not written again: the next ones shall be new, as they are in a lab.
  await storage().removeRaw(sha256);
  return tookMs;
}

/**
 * Hears of the end of an ingest from the database itself, with the commit. Asking every few milliseconds would add half
 * of that time to each ingest, and the asking would take turns with what it measures.
 */
class IngestEnds {
  private readonly waiting = new Map<string, (error: string | null) => void>();

  private constructor(private readonly client: pg.Client) {
    client.on("notification", ({ payload }) => {
      const { runId, error } = JSON.parse(payload ?? "{}") as { runId: string; error: string | null };
      this.waiting.get(runId)?.(error);
    });
  }

  static async listen(url: string): Promise<IngestEnds> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(triggers);
    return new IngestEnds(client);
  }

  /** Null when the results are there, or why they never will be. */
  of(runId: string): Promise<string | null> {
    return new Promise((done) => {
      const limit = setTimeout(() => settle("not analysed within two minutes"), 120_000);
      const settle = (error: string | null) => {
        clearTimeout(limit);
        this.waiting.delete(runId);
        done(error);
      };
      this.waiting.set(runId, settle);
    });
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

const triggers = `
  LISTEN ingest_end;
  CREATE FUNCTION tell_ingest_end() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('ingest_end', json_build_object('runId', NEW.run_id, 'error', to_jsonb(NEW) ->> 'error')::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER ingest_end AFTER INSERT ON run_results FOR EACH ROW EXECUTE FUNCTION tell_ingest_end();
  CREATE TRIGGER ingest_end AFTER UPDATE ON run_files FOR EACH ROW
    WHEN (NEW.status IN ('failed', 'needs_mapping')) EXECUTE FUNCTION tell_ingest_end();`;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
