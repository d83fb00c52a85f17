/** A channel folder's archive, written to a folder of its own until it is sent. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelArchive } from "@/lib/domain/channel-archive";
import { openFileSource } from "@/lib/storage/file-source";
import type { Channel } from "./sendings";

export interface PackedChannel {
  readonly path: string;
  readonly size: number;
  remove(): void;
}

/**
 * Each file as long as it was when it was found: what it gained since belongs to the next sending.
 * @throws AppError or a system error when a file cannot be read or became shorter, or the archive cannot be written
 */
export function packChannel(folder: string, { archiveName, members }: Channel): PackedChannel {
  const place = mkdtempSync(join(tmpdir(), "garnetbook-watch-"));
  const path = join(place, archiveName);
  const remove = () => rmSync(place, { recursive: true, force: true });
  let size = 0;
  try {
    const descriptor = openSync(path, "w", 0o600);
    try {
      const archive = new ChannelArchive((piece) => {
        for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
        size += piece.length;
      });
      for (const { file, name } of members) archive.add(name, bytesOf(join(folder, file.path), file.size));
      archive.end();
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { path, size, remove };
}

function bytesOf(path: string, size: number): Uint8Array {
  const source = openFileSource(path);
  try {
    const bytes = source.read(0, size);
    if (bytes.length < size) throw new Error("it became shorter");
    return bytes;
  } finally {
    source.close();
  }
}
