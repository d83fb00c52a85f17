/**
 * Reading members of a ZIP archive from untrusted hands.
 *
 * Genuine archives of cyclers compress single members nearly 200:1, so the cap on the ratio is wide (1000:1) and caps
 * on what one member (768 MiB) and all that are read (2 GiB) unpack to do the protecting. Archives inside archives are
 * not opened.
 */
import { crc32, inflateRawSync, constants as zlib } from "node:zlib";
import { Inflate } from "fflate";
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ZipMember, zipDirectoryOf } from "./zip-directory";

export interface ZipContent {
  readonly bytes: Uint8Array;
  /** `cut` when the packed data end early or are broken, `checksum` when they unpack to other bytes. */
  readonly damage: "cut" | "checksum" | null;
}

const mostUnpackedBytes = 2 * 1024 ** 3;
/** A member is in memory as a whole, beside what is made of it. */
const largestMember = 768 * 1024 ** 2;
const highestRatio = 1000;
/** Below this size a member may have any ratio: it can do no harm. */
const harmlessBytes = 1024 * 1024;

export class ZipArchive {
  readonly members: readonly ZipMember[];
  readonly refused: readonly string[];
  /** Whether the end of the archive is missing. */
  readonly truncated: boolean;
  private readonly source: ByteSource;
  private readonly byName: ReadonlyMap<string, ZipMember>;
  private unpackedBytes = 0;

  /** @throws UnreadableFileError when no member can be found. */
  constructor(source: ByteSource) {
    const directory = zipDirectoryOf(source);
    this.source = source;
    this.members = directory.members;
    this.refused = directory.refused;
    this.truncated = directory.truncated;
    this.byName = new Map(directory.members.map((member) => [member.name, member]));
    if (this.members.length === 0)
      throw new UnreadableFileError({
        expected: "a ZIP archive with members",
        found: this.refused[0] ?? "no member",
      });
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The unpacked bytes of a member. @throws UnreadableFileError beyond a cap, or for an unknown method. */
  read(name: string): ZipContent {
    const member = this.byName.get(name);
    if (member === undefined)
      throw new UnreadableFileError({ expected: `a member ${name}`, found: "none of that name" });
    const header = this.source.read(member.offset, 30);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50)
      throw this.broken(member, "a local header", "other bytes");
    const start = member.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const available = Math.max(0, this.source.size - start);
    const wanted = member.packedBytes < 0 ? available : member.packedBytes;
    const packed = this.source.read(start, Math.min(wanted, available));
    this.checkSize(member, packed.length);
    const bytes = member.method === 0 ? packed : this.inflate(member, packed);
    this.unpackedBytes += bytes.length;
    if (wanted > available || (member.unpackedBytes >= 0 && bytes.length < member.unpackedBytes))
      return { bytes, damage: "cut" };
    if (member.packedBytes >= 0 && crc32(bytes) !== member.crc) return { bytes, damage: "checksum" };
    return { bytes, damage: null };
  }

  private checkSize(member: ZipMember, packedBytes: number): void {
    const size = member.unpackedBytes;
    if (member.method !== 0 && member.method !== 8)
      throw this.broken(member, "a stored or deflated member", `method ${member.method}`);
    if (size > harmlessBytes && size > packedBytes * highestRatio)
      throw this.broken(member, `at most ${highestRatio} bytes a packed byte`, `${size} of ${packedBytes}`);
    if (size > largestMember) throw this.broken(member, `at most ${largestMember} bytes unpacked`, `${size}`);
    if (this.unpackedBytes + Math.max(0, size) > mostUnpackedBytes)
      throw this.broken(member, `at most ${mostUnpackedBytes} bytes unpacked`, "more");
  }

  private inflate(member: ZipMember, packed: Uint8Array): Uint8Array {
    if (member.unpackedBytes === 0 || packed.length === 0) return new Uint8Array(0);
    const known = member.unpackedBytes >= 0;
    const cap = known
      ? member.unpackedBytes
      : Math.min(
          largestMember,
          mostUnpackedBytes - this.unpackedBytes,
          Math.max(harmlessBytes, packed.length * highestRatio),
        );
    try {
      const bytes = inflateRawSync(packed, {
        // Room for all in one piece saves joining; the size was checked against the packed bytes above.
        chunkSize: known ? Math.max(64, member.unpackedBytes + 16) : 1 << 20,
        maxOutputLength: Math.max(1, cap),
        finishFlush: zlib.Z_SYNC_FLUSH,
      });
      // A plain array: what reads it byte by byte is compiled for those.
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    } catch (error) {
      if (isTooLarge(error)) throw this.broken(member, `${cap} bytes unpacked`, "more");
      return inflateUpToError(packed, cap);
    }
  }

  private broken(member: ZipMember, expected: string, found: string): UnreadableFileError {
    return new UnreadableFileError({ expected, found, at: `member ${member.name}` });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/** What comes out of a broken stream before the place where it breaks, at most `cap` bytes. */
function inflateUpToError(packed: Uint8Array, cap: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  const step = 4096;
  try {
    for (let at = 0; at < packed.length && length < cap; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    // The pieces before the break are the result.
  }
  const bytes = new Uint8Array(Math.min(length, cap));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece.subarray(0, bytes.length - at), at);
    at = Math.min(bytes.length, at + piece.length);
  }
  return bytes;
}
