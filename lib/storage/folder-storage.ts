/**
 * Storage in a folder of this machine (or a network share):
 *
 *     files/ab/cd/<sha256>    raw bytes, read-only
 *     derived/<key>           parsed traces
 *     incoming/<random>       bytes on their way in; what is older than a day was left by a crash and is removed
 *
 * A file appears under its name only when it is whole and flushed: written under incoming/, synced, renamed.
 */
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { AppError } from "@/lib/domain/errors";
import { HashedBytes } from "./hashed-bytes";
import type { ByteRange, DerivedFile, LocalFile, Storage, StoredBytes } from "./storage";
import { derivedKey, rawKey } from "./storage-key";

const abandonedAfterMs = 24 * 3600 * 1000;

export class FolderStorage implements Storage {
  constructor(private readonly root: string) {}

  async put(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<StoredBytes> {
    const hashed = new HashedBytes(options.maximumBytes);
    return this.incoming(async (file, path) => {
      for await (const piece of hashed.pass(bytes)) await writeWhole(file, piece);
      const stored = hashed.result();
      const target = join(this.root, rawKey(stored.sha256));
      // The very bytes are there already: what came is dropped, what is there stays untouched.
      if ((await sizeOf(target)) === stored.sizeBytes) return stored;
      await file.chmod(0o440);
      await settle(file, path, target);
      return stored;
    });
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const path = await this.existing(rawKey(sha256));
    // Node's `end` is inclusive.
    return createReadStream(path, range === undefined ? {} : { start: range.start, end: range.end - 1 });
  }

  async localFile(sha256: string): Promise<LocalFile> {
    return { path: await this.existing(rawKey(sha256)), release: async () => undefined };
  }

  async putDerived(key: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.root, derivedKey(key));
    await this.incoming(async (file, path) => {
      await writeWhole(file, bytes);
      await settle(file, path, target);
    });
  }

  async openDerived(key: string): Promise<DerivedFile> {
    const file = await open(await this.existing(derivedKey(key)), "r");
    const { size } = await file.stat();
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
    const path = await this.existing(derivedKey(key));
    return { sizeBytes: (await stat(path)).size, bytes: createReadStream(path) };
  }

  async removeRaw(sha256: string): Promise<void> {
    await rm(join(this.root, rawKey(sha256)), { force: true });
  }

  async removeDerived(key: string): Promise<void> {
    await rm(join(this.root, derivedKey(key)), { force: true });
  }

  async check(): Promise<void> {
    await this.incoming(async (file) => {
      await writeWhole(file, new Uint8Array([1]));
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
  private async incoming<Result>(work: (file: FileHandle, path: string) => Promise<Result>): Promise<Result> {
    const path = join(this.root, "incoming", randomBytes(16).toString("hex"));
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, "wx", 0o640);
    try {
      return await work(file, path);
    } catch (error) {
      throw fullDisk(error) ?? error;
    } finally {
      await file.close().catch(() => undefined);
      await rm(path, { force: true });
    }
  }

  private async existing(key: string): Promise<string> {
    const path = join(this.root, key);
    if ((await sizeOf(path)) === null) throw new AppError("not_found", `The storage holds no ${key}.`);
    return path;
  }
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at, piece.length - at);
    at += bytesWritten;
  }
}

/** Flushes the file and moves it to its name; the rename itself is flushed with the folder. */
async function settle(file: FileHandle, path: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await file.sync();
  await rename(path, target);
  const folder = await open(dirname(target), "r");
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
