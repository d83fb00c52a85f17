/** A file while it is read: progress for those who look on, and an end when a person cancels. */
import { database } from "@/lib/db/client";
import { moveRunFile } from "@/lib/db/run-file";

const progressEveryMs = 250;

/** Writes progress now and then, and notices that a person has cancelled. */
export class ReadingWatch {
  private readonly cancel = new AbortController();
  // A file that is read before the first word would be due needs none.
  private lastAt = Date.now();
  private pending: Promise<void> = Promise.resolve();
  private hasEnded = false;

  constructor(private readonly runFileId: string) {}

  get signal(): AbortSignal {
    return this.cancel.signal;
  }

  progress(share: number): void {
    const now = Date.now();
    if (this.hasEnded || now - this.lastAt < progressEveryMs) return;
    this.lastAt = now;
    this.pending = this.pending.then(async () => {
      // The last tenth is for storing the trace.
      const progress = Math.min(1, Math.max(0, share)) * 0.9;
      const goesOn = await moveRunFile(database(), this.runFileId, ["reading"], { progress });
      if (!goesOn) this.cancel.abort();
    });
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    await this.pending;
  }
}
