/** A file while it is read: progress for those who look on, and an end when a person cancels. */
import { database } from "@/lib/db/client";
import { moveRunFile } from "@/lib/db/run-file";
import { beginReading, type FileToRead } from "@/lib/db/run-file-reading";

const progressEveryMs = 250;
/** A file that is read sooner goes from waiting to read: nobody would see more, and a flush of the disk is spared. */
const saidAfterMs = 100;

/** Says that the file is being read, writes progress now and then, and notices that a person has cancelled. */
export class ReadingWatch {
  private readonly cancel = new AbortController();
  // A file that is read before the first word would be due needs none.
  private lastAt = Date.now();
  private pending: Promise<void> = Promise.resolve();
  private failure: unknown = null;
  private hasBegun = false;
  private hasEnded = false;
  private readonly first: NodeJS.Timeout;

  constructor(private readonly file: FileToRead) {
    this.first = setTimeout(() => this.begin(), saidAfterMs);
  }

  get signal(): AbortSignal {
    return this.cancel.signal;
  }

  progress(share: number): void {
    const now = Date.now();
    if (this.hasEnded || now - this.lastAt < progressEveryMs) return;
    this.lastAt = now;
    this.begin();
    // The last tenth is for storing the trace.
    const progress = Math.min(1, Math.max(0, share)) * 0.9;
    this.say(() => moveRunFile(database(), this.file.id, ["reading"], { progress }));
  }

  /** Waits for what is still to be written. @throws what kept it from being written */
  async end(): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.first);
    await this.pending;
    if (this.failure !== null) throw this.failure;
  }

  private begin(): void {
    if (this.hasBegun || this.hasEnded) return;
    this.hasBegun = true;
    this.say(() => beginReading(database(), this.file));
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
