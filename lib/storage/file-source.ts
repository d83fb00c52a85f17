/** A file on disk as a byte source: read piece by piece through one descriptor, never whole. */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";

/** One system call reads less than 2 GiB. */
const mostAtOnce = 2 ** 30;

export interface FileSource extends ByteSource {
  /** Gives the descriptor back; reading afterwards fails. */
  close(): void;
}

/**
 * Opens a regular file. `name` is what the file is called where its name on disk says nothing.
 * @throws AppError `not_found` when there is none, UnreadableFileError for a folder, a pipe or a missing right.
 */
export function openFileSource(path: string, name: string = basename(path)): FileSource {
  const descriptor = open(path);
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) {
    closeSync(descriptor);
    throw new UnreadableFileError({
      expected: "a file",
      found: stat.isDirectory() ? "a folder" : "neither file nor folder",
    });
  }
  return {
    name,
    size: stat.size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, stat.size - offset));
      const bytes = new Uint8Array(wanted);
      let done = 0;
      while (done < wanted) {
        const count = readSync(descriptor, bytes, done, Math.min(mostAtOnce, wanted - done), offset + done);
        if (count === 0) return bytes.subarray(0, done);
        done += count;
      }
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

function open(path: string): number {
  try {
    // A pipe that nobody writes to would be waited for without end.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new AppError("not_found", "expected a file, found nothing of that name");
    }
    throw new UnreadableFileError({
      expected: "a file that may be read",
      found: code ?? "an unknown failure",
    });
  }
}
