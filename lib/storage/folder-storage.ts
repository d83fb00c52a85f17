/**
 * Storage in a folder of this machine (or a network share):
 *
 *     files/ab/cd/<sha256>    raw bytes, read-only
 *     derived/<key>           parsed traces
 *     incoming/<random>       bytes on their way in; what is older than a day was left by a crash and is removed
 *
 * A file appears under its name only when it is whole: written under incoming/, then renamed. Raw bytes are flushed to
 * the disk before, and their folder after. A derived file is had again from the raw bytes, so a power cut may take it:
 * what the file system then leaves under its name is empty, and counts as not there. A large one is flushed too.
 */
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { AppError } from "@/lib/domain/errors";
import { HashedBytes } from "./hashed-bytes";
import type { ByteRange, DerivedFile, LocalFile, ReceivedBytes, Storage, StoredBytes } from "./storage";
import { derivedKey, rawKey } from "./storage-key";

const abandonedAfterMs = 24 * 3600 * 1000;
/** Written within a few milliseconds, seconds before the disk takes any of it: a power cut leaves it empty. */
const unflushedBytes = 4 * 1024 * 1024;

export class FolderStorage implements Storage {
  constructor(private readonly root: string) {}

  async put(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<StoredBytes> {
    const { kept, ...stored } = await this.receive(bytes, options);
    await kept;
    return stored;
  }

  receive(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<ReceivedBytes> {
    return new Promise((received, fail) => {
      const hashed = new HashedBytes(options.maximumBytes);
      const kept = this.incoming(0o440, async (file, path) => {
        const writing = new WrittenPieces(file);
        for await (const piece of hashed.pass(bytes)) await writing.add(piece);
        await writing.end();
        const stored = hashed.result();
        received({ ...stored, kept });
        const target = join(this.root, rawKey(stored.sha256));
        // The very bytes are there already: what came is dropped, what is there stays untouched.
        if ((await sizeOf(target)) === stored.sizeBytes) return { value: undefined, isMoved: false };
        await file.sync();
        await moveTo(path, target);
        await flushFolder(dirname(target));
        return { value: undefined, isMoved: true };
      });
      // Before the hash is known, a failure is of the receiving; later, of whoever waits for `kept`.
      kept.catch(fail);
    });
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const { path } = await this.existing(rawKey(sha256));
    // Node's `end` is inclusive.
    return createReadStream(path, range === undefined ? {} : { start: range.start, end: range.end - 1 });
  }

  async localFile(sha256: string): Promise<LocalFile> {
    const { path } = await this.existing(rawKey(sha256));
    return { path, release: async () => undefined };
  }

  async putDerived(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.root, derivedKey(key));
    await this.incoming(0o640, async (file, path) => {
      const writing = new WrittenPieces(file);
      let written = 0;
      for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
        written += piece.length;
        await writing.add(piece);
      }
      await writing.end();
      // The disk may have taken its beginning already: a power cut must not leave that alone under the name.
      if (written > unflushedBytes) await file.sync();
      await moveTo(path, target);
      return { value: undefined, isMoved: true };
    });
  }

  async openDerived(key: string): Promise<DerivedFile> {
    const { path, size } = await this.existing(derivedKey(key));
    const file = await open(path, "r");
    return {
      sizeBytes: size,
      async read(start, end) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        await file.read(bytes, 0, bytes.length, start);
        return bytes.buffer;
      },
      close: () => file.close(),
    };
  }

  async streamDerived(key: string): Promise<{ sizeBytes: number; bytes: Readable }> {
    const { path, size } = await this.existing(derivedKey(key));
    return { sizeBytes: size, bytes: createReadStream(path) };
  }

  async removeRaw(sha256: string): Promise<void> {
    await rm(join(this.root, rawKey(sha256)), { force: true });
  }

  async removeDerived(key: string): Promise<void> {
    await rm(join(this.root, derivedKey(key)), { force: true });
  }

  async check(): Promise<void> {
    await this.incoming(0o640, async (file) => {
      await writeWhole(file, new Uint8Array([1]));
      return { value: undefined, isMoved: false };
    });
  }

  async tidy(now = Date.now()): Promise<number> {
    const folder = join(this.root, "incoming");
    const names = await readdir(folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found === null || now - found.mtimeMs < abandonedAfterMs) continue;
      await rm(path, { force: true });
      removed++;
    }
    return removed;
  }

  /** Hands out a new file under incoming/ and removes it afterwards unless it was moved to its place. */
  private async incoming<Result>(
    mode: number,
    work: (file: FileHandle, path: string) => Promise<{ readonly value: Result; readonly isMoved: boolean }>,
  ): Promise<Result> {
    const path = join(this.root, "incoming", randomBytes(16).toString("hex"));
    const file = await inFolder(path, () => open(path, "wx", mode));
    let isLeft = true;
    try {
      const { value, isMoved } = await work(file, path);
      isLeft = !isMoved;
      return value;
    } catch (error) {
      throw fullDisk(error) ?? error;
    } finally {
      await file.close().catch(() => undefined);
      if (isLeft) await rm(path, { force: true });
    }
  }

  private async existing(key: string): Promise<{ readonly path: string; readonly size: number }> {
    const path = join(this.root, key);
    const size = await sizeOf(path);
    if (size === null || (size === 0 && key.startsWith("derived/"))) {
      throw new AppError("not_found", `The storage holds no ${key}.`);
    }
    return { path, size };
  }
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at, piece.length - at);
    at += bytesWritten;
  }
}

const gatheredBytes = 512 * 1024;
const gatheredPieces = 512;

/** Writes pieces many at a time, while the next ones come in and are hashed. */
class WrittenPieces {
  private gathered: Uint8Array[] = [];
  private bytes = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly file: FileHandle) {}

  async add(piece: Uint8Array): Promise<void> {
    this.gathered.push(piece);
    this.bytes += piece.length;
    if (this.bytes >= gatheredBytes || this.gathered.length >= gatheredPieces) await this.writeOut();
  }

  async end(): Promise<void> {
    await this.writeOut();
    await this.writing;
  }

  /** Waits for the pieces before, not for these. */
  private async writeOut(): Promise<void> {
    const pieces = this.gathered;
    this.gathered = [];
    this.bytes = 0;
    await this.writing;
    this.writing = writeAll(this.file, pieces);
    // Should nobody come to wait for it, the failure of the stream itself is the one to be told.
    this.writing.catch(() => undefined);
  }
}

async function writeAll(file: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  if (pieces.length === 0) return;
  let { bytesWritten: done } = await file.writev(pieces);
  for (const piece of pieces) {
    if (done < piece.length) await writeWhole(file, piece.subarray(done));
    done = Math.max(0, done - piece.length);
  }
}

function moveTo(path: string, target: string): Promise<void> {
  return inFolder(target, () => rename(path, target));
}

/** Does it, making the folder of that path first where it is missing. */
async function inFolder<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await mkdir(dirname(path), { recursive: true });
    return work();
  }
}

/** The rename itself is flushed with the folder. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  // Some network shares cannot flush a folder; the file itself is safe then too.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function fullDisk(error: unknown): AppError | null {
  return (error as NodeJS.ErrnoException | null)?.code === "ENOSPC"
    ? new AppError(
        "unavailable",
        "The disk that holds the files is full: make room, then send the file again.",
      )
    : null;
}
