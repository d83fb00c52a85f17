/** Keys of stored files. They are made here from hashes only, so that no file name ever becomes part of a path. */
import { AppError } from "@/lib/domain/errors";

/** "abcd…" → "files/ab/cd/abcd…" @throws AppError invalid_input when it is no SHA-256. */
export function rawKey(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new AppError("invalid_input", "expected a SHA-256 of 64 lower-case hexadecimal digits");
  }
  return `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** A derived key as given, after a check that it cannot leave its folder. */
export function derivedKey(key: string): string {
  if (!/^[a-z0-9][a-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/.test(key) || key.includes("..")) {
    throw new AppError("invalid_input", `expected a storage key of plain names, found "${key.slice(0, 80)}"`);
  }
  return `derived/${key}`;
}
