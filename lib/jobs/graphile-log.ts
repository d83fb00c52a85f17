/** The queue's own messages as lines of the product's log. */
import { EventEmitter } from "node:events";
import { Logger, type WorkerEvents } from "graphile-worker";
import { log } from "@/lib/log/log";

export function graphileLogger(): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const details = { task: scope.taskIdentifier, job: scope.jobId };
    if (level === "error") log.error({ ...details, error: meta?.error ?? meta?.reason }, message);
    else if (level === "warning") log.warn(details, message);
    else log.debug(details, message);
  });
}

/** Events with a listener for the name of each job worker as it is made. */
export function workerEvents(onName: (name: string) => void): WorkerEvents {
  const events = new EventEmitter() as WorkerEvents;
  events.on("worker:create", ({ worker }) => onName(worker.workerId));
  return events;
}
