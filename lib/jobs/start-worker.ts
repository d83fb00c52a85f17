/** A worker process: takes jobs off the queue until it is asked to stop. */
import { run } from "graphile-worker";
import { database } from "@/lib/db/client";
import {
  addJob,
  registerWorker,
  releaseJobsOfLostWorkers,
  type WorkerRegistration,
} from "@/lib/db/job-queue";
import { log } from "@/lib/log/log";
import { settleAbandonedFiles } from "@/lib/services/ingest";
import { storage } from "@/lib/storage/configured-storage";
import { graphileLogger, workerEvents } from "./graphile-log";
import { taskList } from "./tasks";
import { ThreadedReading } from "./threaded-reading";

const lookEveryMs = 5000;

export interface RunningWorker {
  /** Lets running jobs end, then leaves. */
  stop(): Promise<void>;
  /** Rejects when the worker cannot go on. */
  readonly ended: Promise<void>;
}

export async function startWorker(options: {
  readonly databaseUrl: string;
  readonly concurrency: number;
}): Promise<RunningWorker> {
  const reading = new ThreadedReading();
  reading.warmUp();
  let registration = await registerWorker(options.databaseUrl);
  await lookAfterQueue();
  const removed = await storage().tidy();
  if (removed > 0) log.info({ removed }, "uploads that a crash broke off are removed");
  const names: string[] = [];
  const runner = await run({
    connectionString: options.databaseUrl,
    concurrency: options.concurrency,
    // The launcher decides when to stop.
    noHandleSignals: true,
    pollInterval: 2000,
    logger: graphileLogger(),
    taskList: taskList(reading.read),
    events: workerEvents((name) => {
      names.push(name);
      void registration.addJobWorker(name).catch(() => undefined);
    }),
  });
  await addJob(database(), "recompute-stale", {});

  let isStopping = false;
  const look = setInterval(() => {
    void registration.renew().catch(() => undefined);
    void lookAfterQueue().catch((error) => log.warn({ error }, "the queue could not be looked after"));
  }, lookEveryMs);
  const watch = async (current: WorkerRegistration): Promise<void> => {
    await current.lost;
    if (isStopping) return;
    // Without its lock the process counts as dead: it registers again as soon as the database answers.
    log.warn("the worker's database session was lost; registering again");
    for (;;) {
      try {
        registration = await registerWorker(options.databaseUrl);
        for (const name of names) await registration.addJobWorker(name);
        return watch(registration);
      } catch {
        await new Promise((done) => setTimeout(done, 1000));
      }
      if (isStopping) return;
    }
  };
  void watch(registration);
  log.info({ concurrency: options.concurrency }, "the worker is ready");
  return {
    ended: runner.promise,
    async stop() {
      if (isStopping) return;
      isStopping = true;
      clearInterval(look);
      await runner.stop().catch(() => undefined);
      await reading.close();
      await registration.leave();
    },
  };
}

/** Frees jobs of dead processes, and settles files whose job was given up. */
async function lookAfterQueue(): Promise<void> {
  const released = await releaseJobsOfLostWorkers(database());
  if (released > 0) log.warn({ released }, "jobs of a worker that died are taken up again");
  const settled = await settleAbandonedFiles();
  if (settled > 0) log.warn({ settled }, "files whose reading was broken off for good are marked as failed");
}
