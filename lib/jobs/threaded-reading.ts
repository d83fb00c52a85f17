/**
 * Reading files in threads: readers are synchronous and may take minutes, so the process that writes progress and
 * notices a cancel must not be the one that reads. A thread is kept for the next file; a cancelled one is ended.
 */
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/domain/errors";
import {
  type FailureMessage,
  type FileReading,
  fromFailureMessage,
  type ReadOutcome,
} from "@/lib/services/read-stored-file";

type Message =
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "outcome"; readonly outcome: ReadOutcome }
  | { readonly kind: "failure"; readonly failure: FailureMessage };

/** Heap of a thread; the typed arrays of columns lie outside it. */
const heapMiB = 2048;

export class ThreadedReading {
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();

  /** Starts a thread ahead of the first file. */
  warmUp(): void {
    this.idle.push(this.start());
  }

  readonly read: FileReading = (request, { onProgress, signal }) => {
    const thread = this.idle.pop() ?? this.start();
    return new Promise<ReadOutcome>((done, fail) => {
      const settle = (outcome: () => void, isReusable: boolean) => {
        thread.off("message", onMessage).off("error", onError).off("exit", onExit);
        signal.removeEventListener("abort", onAbort);
        if (isReusable) this.idle.push(thread);
        else void this.end(thread);
        outcome();
      };
      const onAbort = () => settle(() => fail(new Error("the reading was cancelled")), false);
      const onMessage = (message: Message) => {
        if (message.kind === "progress") onProgress(message.share);
        else if (message.kind === "outcome") settle(() => done(message.outcome), true);
        else settle(() => fail(fromFailureMessage(message.failure)), true);
      };
      const onError = (error: unknown) => settle(() => fail(threadFailure(error)), false);
      const onExit = (code: number) =>
        settle(() => fail(new Error(`the reading thread ended with code ${code}`)), false);
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort);
      // Each by name: the thread's own listeners open and close its port as these come and go.
      thread.on("message", onMessage).on("error", onError).on("exit", onExit);
      thread.postMessage(request);
    });
  };

  async close(): Promise<void> {
    await Promise.all([...this.all].map((thread) => this.end(thread)));
  }

  private start(): Worker {
    const thread = new Worker(new URL("./reading-thread-entry.mjs", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMiB },
    });
    this.all.add(thread);
    return thread;
  }

  private async end(thread: Worker): Promise<void> {
    this.all.delete(thread);
    await thread.terminate();
  }
}

/** A file that bursts the thread's memory is the file's problem; anything else is ours. */
function threadFailure(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new AppError("unreadable_file", "The file needs more memory to read than this machine gives one file.")
    : error;
}
