/**
 * How far the memory of a worker process rises while it ingests one file: the real worker, from the queue to the
 * committed results, on a database and a data folder made for the purpose. `worker-memory.ts` alone is that worker.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, createReadStream, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { database } from "@/lib/db/client";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { systemActor } from "@/lib/domain/actor";
import { startWorker } from "@/lib/jobs/start-worker";
import { attachUpload, listRunFiles } from "@/lib/services/run-file";
import { root } from "@/scripts/environment";
import type { ProcessPeak } from "./peak-memory";
import { RunMaker } from "./run-maker";

const lookEveryMs = 250;

export interface IngestMemory {
  /** Of a worker that has done nothing else. @throws Error when the ingest fails */
  peakOf(path: string, format: string): Promise<ProcessPeak>;
  stop(): Promise<void>;
}

export async function startIngestMemory(folder: string): Promise<IngestMemory> {
  // The database's user, another one than root, may walk through.
  chmodSync(folder, 0o711);
  const data = join(folder, "data");
  const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  await migrate(postgres.url, join(root, "prisma/migrations"));
  Object.assign(process.env, {
    DATABASE_URL: postgres.url,
    GARNETBOOK_DATA_DIR: data,
    GARNETBOOK_MAX_UPLOAD_BYTES: String(8 * 1024 ** 3),
    GARNETBOOK_LOG_LEVEL: "warn",
  });
  const runs = new RunMaker();
  return {
    async peakOf(path, format) {
      mkdirSync(data, { recursive: true });
      const runId = await runs.next();
      await attachUpload(systemActor, runId, { name: basename(path), bytes: createReadStream(path) });
      // As a person would say: not every text is recognised.
      await database().runFile.updateMany({ where: { runId }, data: { formatOverride: format } });
      const worker = startChild();
      try {
        const started = performance.now();
        const { records, leftOut } = await ended(runId, worker.child);
        const seconds = (performance.now() - started) / 1000;
        return { ...(await worker.end()), records: records ?? 0, seconds, leftOut };
      } finally {
        worker.child.kill("SIGKILL");
        rmSync(data, { recursive: true, force: true });
      }
    },
    async stop() {
      await database().$disconnect();
      await postgres.stop();
    },
  };
}

async function ended(runId: string, worker: ChildProcess) {
  for (;;) {
    await pause(lookEveryMs);
    const file = (await listRunFiles(systemActor, runId))[0];
    if (file === undefined || file.error !== null) throw new Error(file?.error ?? "the file is gone");
    const hasResult = (await database().runResult.count({ where: { runId } })) > 0;
    if (file.status === "done" && hasResult) {
      const leftOut = file.warnings.find(({ code }) => code === "columns_left_out")?.message ?? null;
      return { records: file.records, leftOut };
    }
    if (worker.exitCode !== null || worker.signalCode !== null)
      throw new Error(`the worker ended with ${worker.signalCode ?? worker.exitCode}`);
  }
}

type Risen = Pick<ProcessPeak, "risenBytes" | "peakBytes">;

function startChild(): { readonly child: ChildProcess; end(): Promise<Risen> } {
  const own = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), own], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}/tsconfig.json` },
  });
  return {
    child,
    end: () =>
      new Promise((done, fail) => {
        child.once("message", (risen) => done(risen as Risen));
        child.once("exit", (code) => fail(new Error(`the worker ended with ${code}`)));
        child.kill("SIGTERM");
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const before = process.memoryUsage().rss;
  const worker = await startWorker({ databaseUrl: process.env.DATABASE_URL ?? "", concurrency: 1 });
  process.once("SIGTERM", async () => {
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    process.send?.({ risenBytes: peakBytes - before, peakBytes } satisfies Risen);
    await worker.stop();
    process.exit(0);
  });
}
