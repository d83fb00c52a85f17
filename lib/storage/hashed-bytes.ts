/** Bytes that are hashed and counted while they pass, and stopped at a limit. */
import { createHash } from "node:crypto";
import { AppError } from "@/lib/domain/errors";
import type { StoredBytes } from "./storage";

export class HashedBytes {
  private readonly hash = createHash("sha256");
  private sizeBytes = 0;

  constructor(private readonly maximumBytes: number) {}

  /** The same pieces, hashed. @throws AppError too_large with the piece that goes over the limit. */
  async *pass(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.sizeBytes += piece.byteLength;
      if (this.sizeBytes > this.maximumBytes) throw tooLarge(this.maximumBytes);
      this.hash.update(piece);
      yield piece;
    }
  }

  /** Once, after the last piece. */
  result(): StoredBytes {
    return { sha256: this.hash.digest("hex"), sizeBytes: this.sizeBytes };
  }
}

export function tooLarge(maximumBytes: number): AppError {
  return new AppError(
    "too_large",
    `The file is larger than ${inWords(maximumBytes)}, the most that one upload may have.`,
    { maximumBytes },
  );
}

function inWords(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  let at = 0;
  let value = bytes;
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at++;
  }
  return `${Number(value.toFixed(1))} ${units[at]}`;
}
