/** Row ids: UUID version 7 (RFC 9562), so that the order of ids is the order of making, also within a millisecond. */
import { randomBytes } from "node:crypto";

let lastMs = 0;
let counter = 0;

export function newId(): string {
  const now = Math.max(Date.now(), lastMs);
  counter = now === lastMs ? counter + 1 : 0;
  // 12 bits of counter in rand_a; a burst beyond them borrows the next millisecond.
  lastMs = counter > 0xfff ? now + 1 : now;
  if (counter > 0xfff) counter = 0;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
