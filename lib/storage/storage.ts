/**
 * Where bytes live. Raw files under their SHA-256, once and for ever; derived files (parsed traces) under a key that
 * names what they were derived from, so that writing one again gives the same bytes.
 */
import type { Readable } from "node:stream";

export interface StoredBytes {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Bytes whose hash is known, and which are on their way to be kept. */
export interface ReceivedBytes extends StoredBytes {
  /** Resolves when they are kept: nothing may name them before. */
  readonly kept: Promise<void>;
}

/** Inclusive first byte, exclusive end. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file on this machine for as long as it is held; `release` removes it where it was only a copy. */
export interface LocalFile {
  readonly path: string;
  release(): Promise<void>;
}

/** A derived file that is read piece by piece. */
export interface DerivedFile {
  readonly sizeBytes: number;
  /** Bytes [start, end). */
  read(start: number, end: number): Promise<ArrayBuffer>;
  close(): Promise<void>;
}

export interface Storage {
  /**
   * Keeps the bytes of a stream, hashed as they pass; the same bytes twice are kept once. The stream leaves the
   * pieces alone that it has handed over: they are written while the next ones come.
   * @throws AppError too_large as soon as more than `maximumBytes` have come, leaving nothing behind.
   */
  put(bytes: AsyncIterable<Uint8Array>, options: { readonly maximumBytes: number }): Promise<StoredBytes>;
  /** As `put`, but there with the hash: what is to name the bytes can be made ready while they are flushed. */
  receive(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<ReceivedBytes>;
  /** @throws AppError not_found */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** The raw bytes as a file on this machine, for readers that seek. @throws AppError not_found */
  localFile(sha256: string): Promise<LocalFile>;
  /** Writes a derived file, whole or not at all; of pieces in order, only a few megabytes are held at a time. */
  putDerived(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws AppError not_found */
  openDerived(key: string): Promise<DerivedFile>;
  /** A derived file from end to end. @throws AppError not_found */
  streamDerived(key: string): Promise<{ readonly sizeBytes: number; readonly bytes: Readable }>;
  /** Takes raw bytes away: only those of the removed demonstration, which nothing uses. Absent ones are passed. */
  removeRaw(sha256: string): Promise<void>;
  /** Absent ones are passed. */
  removeDerived(key: string): Promise<void>;
  /** Removes what crashes left half-written long ago; returns how many files. */
  tidy(): Promise<number>;
  /** A write, a read and a removal. @throws when the storage cannot be used. */
  check(): Promise<void>;
}
