/**
 * A position in little-endian bytes with checked reads: a read beyond the end is a typed error that names the
 * offset, never a RangeError and never zeros.
 */
import { UnreadableFileError } from "@/lib/domain/errors";

/** The bytes end before what the format promises. Readers turn it into the `truncated` warning where they can. */
export class TruncatedFileError extends UnreadableFileError {
  readonly offset: number;

  constructor(problem: { expected: string; found: string; offset: number }) {
    super({ expected: problem.expected, found: problem.found, at: `byte ${problem.offset}` });
    this.name = "TruncatedFileError";
    this.offset = problem.offset;
  }
}

export class ByteCursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Offset of `bytes[0]` in the file, so that errors name a place in the file. */
  readonly base: number;
  offset: number;

  constructor(bytes: Uint8Array, options: { offset?: number; base?: number } = {}) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.base = options.base ?? 0;
    this.offset = options.offset ?? 0;
  }

  get remaining(): number {
    return Math.max(0, this.bytes.length - this.offset);
  }

  /** Moves past `length` bytes and returns where they start. */
  take(length: number, what: string): number {
    const start = this.offset;
    if (length < 0 || start < 0 || start + length > this.bytes.length) {
      throw new TruncatedFileError({
        expected: `${length} bytes of ${what}`,
        found: `${this.remaining} before the end`,
        offset: this.base + start,
      });
    }
    this.offset = start + length;
    return start;
  }

  u8(what: string): number {
    return this.view.getUint8(this.take(1, what));
  }

  u16(what: string): number {
    return this.view.getUint16(this.take(2, what), true);
  }

  u16BigEndian(what: string): number {
    return this.view.getUint16(this.take(2, what), false);
  }

  u32(what: string): number {
    return this.view.getUint32(this.take(4, what), true);
  }

  i32(what: string): number {
    return this.view.getInt32(this.take(4, what), true);
  }

  f32(what: string): number {
    return this.view.getFloat32(this.take(4, what), true);
  }

  f64(what: string): number {
    return this.view.getFloat64(this.take(8, what), true);
  }

  /** `length` bytes as latin-1 text, up to the first NUL. */
  text(length: number, what: string): string {
    const start = this.take(length, what);
    return latin1Text(this.bytes, start, start + length);
  }
}

/** Bytes [start, end) as latin-1 text, up to the first NUL; a range outside the bytes is cut to them. */
export function latin1Text(bytes: Uint8Array, start: number, end: number): string {
  const limit = Math.min(end, bytes.length);
  let text = "";
  for (let index = Math.max(0, start); index < limit; index++) {
    const code = bytes[index]!;
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}
