/** Entry of a worker process: `node scripts/run.mjs lib/jobs/worker.ts`. SIGTERM and SIGINT stop it cleanly. */
import { database } from "@/lib/db/client";
import { log } from "@/lib/log/log";
import { startWorker } from "./start-worker";

const databaseUrl = process.env.DATABASE_URL ?? "";
if (databaseUrl === "") throw new Error("DATABASE_URL is not set: start the product with `npm start`.");
const concurrency = Math.max(1, Number(process.env.GARNETBOOK_WORKER_CONCURRENCY) || 2);

const starting = startWorker({ databaseUrl, concurrency });

let isStopping = false;
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await (await starting).stop();
  await database().$disconnect();
  process.exit(code);
}
// Heard from the first moment on: a worker that is stopped while it starts leaves no row behind either.
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(0));
const worker = await starting;
worker.ended.catch((error: unknown) => {
  log.fatal({ error }, "the worker cannot go on");
  return stop(1);
});
