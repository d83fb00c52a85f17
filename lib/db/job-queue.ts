/**
 * The job queue: graphile-worker's own schema in the same database, so that a job is added in the transaction of the
 * change that needs it, or not at all. This file holds the SQL; `lib/jobs` holds the work.
 *
 * A worker process is alive as long as its session holds an advisory lock, which PostgreSQL gives up the moment the
 * process dies. Jobs of dead processes are freed by whoever looks next, without waiting for a timeout.
 */
import { hostname } from "node:os";
import pg from "pg";
import type { Database, Transaction } from "./client";
import { Prisma } from "./generated/client";
import { newId } from "./id";

/** What each task needs to know. */
export interface JobPayloads {
  "ingest-run-file": { readonly runFileId: string };
  "reread-run-file": { readonly runFileId: string };
  "analyse-run": { readonly runId: string };
  "fit-spectra": { readonly characterizationId: string };
  "recompute-stale": Readonly<Record<string, never>>;
}

export type JobTask = keyof JobPayloads;

/** A job that killed its process this often is not tried again. */
const mostAttempts = 5;
/** Lower is sooner. */
const priorities: Readonly<Record<JobTask, number>> = {
  "analyse-run": -1,
  "ingest-run-file": 0,
  "fit-spectra": 5,
  "recompute-stale": 10,
  "reread-run-file": 15,
};

/** One job a thing: asking twice before it began is one job; asking while it runs is one more after it. */
export function jobKey<Task extends JobTask>(task: Task, payload: JobPayloads[Task]): string {
  return [task, ...Object.values(payload)].join(":");
}

export async function addJob<Task extends JobTask>(
  tx: Transaction,
  task: Task,
  payload: JobPayloads[Task],
  options: JobOptions = {},
): Promise<void> {
  await addJobs(tx, task, [payload], options);
}

/** The job as a call within another statement, which adds it once for each of its rows. */
export function addedJob<Task extends JobTask>(task: Task, payload: JobPayloads[Task]): Prisma.Sql {
  return Prisma.sql`graphile_worker.add_job(${task}::text, ${JSON.stringify(payload)}::json,
    max_attempts => ${mostAttempts}::integer, job_key => ${jobKey(task, payload)}::text,
    priority => ${priorities[task]}::integer)`;
}

export interface JobOptions {
  /** Higher is later. */
  readonly priority?: number;
  /** Not before so many seconds. @default 0 */
  readonly delayS?: number;
}

/** Adds any number of jobs in one statement. */
export async function addJobs<Task extends JobTask>(
  tx: Transaction,
  task: Task,
  payloads: readonly JobPayloads[Task][],
  options: JobOptions = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const texts = payloads.map((payload) => JSON.stringify(payload));
  const keys = payloads.map((payload) => jobKey(task, payload));
  await tx.$queryRaw`
    SELECT count(added.id) FROM unnest(${texts}::text[], ${keys}::text[]) AS wanted (payload, key),
      LATERAL graphile_worker.add_job(
        ${task}::text, wanted.payload::json, max_attempts => ${mostAttempts}::integer, job_key => wanted.key,
        run_at => now() + make_interval(secs => ${options.delayS ?? 0}::float8),
        priority => ${options.priority ?? priorities[task]}::integer) AS added`;
}

/** Takes a job off the queue unless it has begun. */
export async function removeJob<Task extends JobTask>(
  tx: Transaction,
  task: Task,
  payload: JobPayloads[Task],
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM graphile_worker.remove_job(${jobKey(task, payload)}::text)`;
}

/** Makes or upgrades the queue's schema; doing it again changes nothing. */
export async function installJobQueue(databaseUrl: string): Promise<void> {
  const { Logger, runMigrations } = await import("graphile-worker");
  const silent = new Logger(() => () => undefined);
  await runMigrations({ connectionString: databaseUrl, logger: silent });
}

/** First half of the advisory locks that say "this process lives"; the second is the row's `lockKey`. */
const aliveLock = 7_216_402;

export interface WorkerRegistration {
  /** Notes a name under which this process locks jobs. */
  addJobWorker(name: string): Promise<void>;
  /** Says that the process is still there. */
  renew(): Promise<void>;
  /** Gives up the row and the lock. */
  leave(): Promise<void>;
  /** Resolves when the session was lost. */
  readonly lost: Promise<void>;
}

/** Registers this process on a session of its own, which must not go through a pooler that shares sessions. */
export async function registerWorker(databaseUrl: string): Promise<WorkerRegistration> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    keepAlive: true,
    application_name: "garnetbook worker",
  });
  let hasLeft = false;
  const lost = new Promise<void>((done) => {
    client.on("error", () => done());
    client.on("end", () => done());
  });
  await client.connect();
  const id = newId();
  // The row becomes visible only with the lock held, so nobody takes the process for dead in between.
  await client.query("BEGIN");
  const made = await client.query<{ lock_key: number }>(
    "INSERT INTO worker_processes (id, job_workers, host, pid) VALUES ($1, '{}', $2, $3) RETURNING lock_key",
    [id, hostname(), process.pid],
  );
  await client.query("SELECT pg_advisory_lock($1::integer, $2::integer)", [
    aliveLock,
    made.rows[0]?.lock_key,
  ]);
  await client.query("COMMIT");
  return {
    lost,
    async addJobWorker(name) {
      await client.query("UPDATE worker_processes SET job_workers = job_workers || $2::text WHERE id = $1", [
        id,
        name,
      ]);
    },
    async renew() {
      await client.query("UPDATE worker_processes SET seen_at = now() WHERE id = $1", [id]);
    },
    async leave() {
      if (hasLeft) return;
      hasLeft = true;
      await client.query("DELETE FROM worker_processes WHERE id = $1", [id]).catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  };
}

/** Frees the jobs of processes that died; returns how many jobs. */
export async function releaseJobsOfLostWorkers(db: Database): Promise<number> {
  return db.$transaction(async (tx) => {
    const dead = await tx.$queryRaw<{ job_workers: string[] }[]>`
      DELETE FROM worker_processes AS process WHERE NOT EXISTS (
        SELECT 1 FROM pg_locks AS held
        WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
          AND held.classid = ${aliveLock}::integer::oid AND held.objid = process.lock_key::oid
          AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database()))
      RETURNING job_workers`;
    // A name that no process claims: its row went with an earlier, half-done look. A new process is given time to
    // claim its names.
    const orphans = await tx.$queryRaw<{ locked_by: string }[]>`
      SELECT DISTINCT locked_by FROM graphile_worker.jobs
      WHERE locked_at < now() - interval '30 seconds'
        AND locked_by NOT IN (SELECT unnest(job_workers) FROM worker_processes)`;
    const names = [...dead.flatMap((row) => row.job_workers), ...orphans.map((row) => row.locked_by)];
    if (names.length === 0) return 0;
    const held = await tx.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM graphile_worker.jobs WHERE locked_by = ANY(${names}::text[])`;
    await tx.$executeRaw`SELECT graphile_worker.force_unlock_workers(${names}::text[])`;
    return Number(held[0]?.count ?? 0);
  });
}

export interface QueueState {
  readonly waiting: number;
  readonly running: number;
  /** Given up after the last attempt. */
  readonly failed: number;
  readonly oldestWaitingS: number;
  /** Processes that hold their lock. */
  readonly workers: number;
}

/** Numbers for /api/health and the administrator. */
export async function queueState(db: Pick<Database, "$queryRaw">): Promise<QueueState> {
  const [row] = await db.$queryRaw<
    { waiting: bigint; running: bigint; failed: bigint; oldest: number | null; workers: bigint }[]
  >`
    SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts) AS waiting,
      count(*) FILTER (WHERE locked_at IS NOT NULL) AS running,
      count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts) AS failed,
      extract(epoch FROM now() - min(run_at) FILTER (
        WHERE locked_at IS NULL AND attempts < max_attempts AND run_at < now()))::float8 AS oldest,
      (SELECT count(*) FROM pg_locks AS held JOIN worker_processes AS process ON held.objid = process.lock_key::oid
        WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
          AND held.classid = ${aliveLock}::integer::oid) AS workers
    FROM graphile_worker.jobs`;
  return {
    waiting: Number(row?.waiting ?? 0),
    running: Number(row?.running ?? 0),
    failed: Number(row?.failed ?? 0),
    oldestWaitingS: row?.oldest ?? 0,
    workers: Number(row?.workers ?? 0),
  };
}
