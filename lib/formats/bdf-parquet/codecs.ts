/** How packed pages are unpacked: gzip by the platform's own zlib, several times as fast as one in JavaScript. */
import { gunzipSync } from "node:zlib";
import type { Compressors } from "hyparquet";
import { compressors } from "hyparquet-compressors";

export const pageCodecs: Compressors = { ...compressors, GZIP: gunzip };

/** Never more than `bytes`, which the page's header claims and the caller has held against the packed bytes. */
function gunzip(packed: Uint8Array, bytes: number): Uint8Array {
  const most = Math.max(1, bytes);
  const unpacked = gunzipSync(packed, { maxOutputLength: most, chunkSize: Math.max(64, bytes + 16) });
  // A plain array: what reads it byte by byte is compiled for those.
  return new Uint8Array(unpacked.buffer, unpacked.byteOffset, unpacked.byteLength);
}
