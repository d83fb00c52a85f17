/**
 * Reading files in threads: readers are synchronous and may take minutes, so the process that writes progress and
 * notices a cancel must not be the one that reads. A thread is kept for the next file; a cancelled one is ended.
 */
import { Worker } from "node:worker_threads";
import { AppError } from "@/lib/domain/errors";
import { isLarge } from "@/lib/services/column-bytes";
import {
  type FailureMessage,
  type FileReading,
  fromFailureMessage,
  type ReadOutcome,
} from "@/lib/services/read-stored-file";

type Message =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "outcome"; readonly outcome: ReadOutcome }
  | { readonly kind: "failure"; readonly failure: FailureMessage };

/** Heap of a thread; the typed arrays of columns lie outside it. */
const heapMiB = 2048;
/** A thread that has not loaded its readers by then is started again. */
const startWithinMs = 60_000;
const mostStarts = 3;
/** A reader that gives no sign for so long hangs. */
const silenceMs = 10 * 60_000;

export class ThreadedReading {
  private readonly idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  /** A thread that is being started ahead. */
  private warm: Promise<Worker> | null = null;
  private isClosed = false;

  /** Starts a thread ahead of the first file. */
  warmUp(): void {
    this.warm = this.start();
    // Should it not start, the file that takes it is told.
    this.warm.catch(() => undefined);
  }

  private take(): Worker | Promise<Worker> {
    const thread = this.idle.pop() ?? this.warm ?? this.start();
    if (thread === this.warm) this.warm = null;
    return thread;
  }

  readonly read: FileReading = async (request, { onProgress, signal }) => {
    const thread = await this.take();
    return new Promise<ReadOutcome>((done, fail) => {
      const settle = (outcome: () => void, isReusable: boolean) => {
        clearTimeout(silence);
        signal.removeEventListener("abort", onAbort);
        forget();
        if (isReusable) this.idle.push(thread);
        else void this.end(thread);
        outcome();
      };
      const silence = setTimeout(() => {
        const minutes = silenceMs / 60_000;
        settle(
          () => fail(unreadable(`The reader gave no sign for ${minutes} minutes and was stopped.`)),
          false,
        );
      }, silenceMs);
      const forget = listen(thread, {
        message: (message) => {
          silence.refresh();
          if (message.kind === "progress") onProgress(message.share);
          else if (message.kind === "outcome")
            settle(() => done(message.outcome), !wasLarge(message.outcome));
          else if (message.kind === "failure") settle(() => fail(fromFailureMessage(message.failure)), true);
        },
        failure: (error) => settle(() => fail(threadFailure(error)), false),
      });
      const onAbort = () => settle(() => fail(new Error("the reading was cancelled")), false);
      if (signal.aborted) return onAbort();
      signal.addEventListener("abort", onAbort);
      thread.postMessage(request);
    });
  };

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.all].map((thread) => this.end(thread)));
  }

  /** A thread that has loaded its readers. */
  private async start(): Promise<Worker> {
    for (let starts = 1; ; starts++) {
      const thread = new Worker(new URL("./reading-thread-entry.mjs", import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: heapMiB },
      });
      this.all.add(thread);
      // An end that nobody waits for: the thread is only taken off the list.
      thread.on("error", () => undefined);
      thread.on("exit", () => this.drop(thread));
      try {
        await isReady(thread);
        return thread;
      } catch (error) {
        await this.end(thread);
        if (starts === mostStarts || this.isClosed) throw error;
      }
    }
  }

  private async end(thread: Worker): Promise<void> {
    this.drop(thread);
    await thread.terminate();
  }

  private drop(thread: Worker): void {
    this.all.delete(thread);
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

/** What the heap of a thread keeps after a large file, the analysis needs: such a thread is ended. */
function wasLarge(outcome: ReadOutcome): boolean {
  return outcome.kind === "read" && isLarge(outcome.file.recordings);
}

function isReady(thread: Worker): Promise<void> {
  return new Promise((done, fail) => {
    const settle = (outcome: () => void) => {
      clearTimeout(limit);
      forget();
      outcome();
    };
    const limit = setTimeout(
      () => settle(() => fail(new Error("the reading thread did not start"))),
      startWithinMs,
    );
    const forget = listen(thread, {
      message: () => settle(done),
      failure: (error) => settle(() => fail(error)),
    });
  });
}

/**
 * Hears a thread until the returned function is called. Only these listeners are taken off again: the thread has
 * listeners of its own, which hold the process while somebody waits for it.
 */
function listen(
  thread: Worker,
  on: { readonly message: (message: Message) => void; readonly failure: (error: unknown) => void },
): () => void {
  const onExit = (code: number) => on.failure(new Error(`the reading thread ended with code ${code}`));
  thread.on("message", on.message);
  thread.on("error", on.failure);
  thread.on("exit", onExit);
  return () => {
    thread.off("message", on.message);
    thread.off("error", on.failure);
    thread.off("exit", onExit);
  };
}

/** A file that bursts the thread's memory is the file's problem; anything else is ours. */
function threadFailure(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? unreadable("The file needs more memory to read than this machine gives one file.")
    : error;
}

function unreadable(message: string): AppError {
  return new AppError("unreadable_file", message);
}
