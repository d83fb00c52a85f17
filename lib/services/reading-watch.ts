/** A file while it is read: progress for those who look on, and an end when a person cancels. */
import { database } from "@/lib/db/client";
import { moveRunFile } from "@/lib/db/run-file";
import { beginReading, type FileToRead } from "@/lib/db/run-file-reading";

const progressEveryMs = 250;

/** Says that the file is being read, writes progress now and then, and notices that a person has cancelled. */
export class ReadingWatch {
  private readonly cancel = new AbortController();
  // A file that is read before the first word would be due needs none.
  private lastAt = Date.now();
  private pending: Promise<void> = Promise.resolve();
  private failure: unknown = null;
  private hasEnded = false;

  constructor(private readonly file: FileToRead) {
    // Said while the reading goes on already.
    this.say(() => beginReading(database(), file));
  }

  get signal(): AbortSignal {
    return this.cancel.signal;
  }

  progress(share: number): void {
    const now = Date.now();
    if (this.hasEnded || now - this.lastAt < progressEveryMs) return;
    this.lastAt = now;
    // The last tenth is for storing the trace.
    const progress = Math.min(1, Math.max(0, share)) * 0.9;
    this.say(() => moveRunFile(database(), this.file.id, ["reading"], { progress }));
  }

  /** Waits for what is still to be written. @throws what kept it from being written */
  async end(): Promise<void> {
    this.hasEnded = true;
    await this.pending;
    if (this.failure !== null) throw this.failure;
  }

  /** The file is no longer ours to read when the word is not taken; a database that fails ends the reading too. */
  private say(word: () => Promise<boolean>): void {
    this.pending = this.pending.then(word).then(
      (goesOn) => {
        if (!goesOn) this.cancel.abort();
      },
      (error: unknown) => {
        this.failure ??= error;
        this.cancel.abort();
      },
    );
  }
}
