/** Damage as files suffer it: flipped and lost bytes, cuts, repeats, and counts that no file could hold. */

/** Numbers in [0, 1) from a 32-bit seed, the same on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const extremes = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];
const words = [
  "-",
  "1e999",
  "NaN",
  ",",
  "\t",
  "\n",
  "\r\n",
  '"',
  ";",
  "\0",
  "TABLE",
  "MODULE",
  "99999999999",
  "PK",
];

/** A damaged copy: one to four of the damages, chosen by `random`. The sample itself is left alone. */
export function mutate(sample: Uint8Array, random: () => number): Uint8Array {
  let bytes = Uint8Array.from(sample);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time++) bytes = damage(bytes, random);
  return bytes;
}

function damage(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  const anywhere = () => Math.floor(random() * (bytes.length + 1));
  const at = anywhere();
  switch (Math.floor(random() * 8)) {
    case 0:
      if (at < bytes.length) bytes[at] = bytes[at]! ^ (1 << Math.floor(random() * 8));
      return bytes;
    case 1:
      for (let byte = at; byte < Math.min(bytes.length, at + 8); byte++) bytes[byte] = random() * 256;
      return bytes;
    case 2:
      return bytes.slice(0, at);
    case 3:
      return spliced(bytes, at, Math.floor(random() * 64), new Uint8Array(0));
    case 4:
      return spliced(
        bytes,
        at,
        0,
        Uint8Array.from({ length: 1 + random() * 32 }, () => random() * 256),
      );
    case 5: {
      const from = anywhere();
      return spliced(bytes, at, 0, bytes.slice(from, from + Math.floor(random() * 256)));
    }
    case 6: {
      if (at + 4 <= bytes.length) {
        const extreme = extremes[Math.floor(random() * extremes.length)]!;
        new DataView(bytes.buffer).setUint32(at, extreme, random() < 0.8);
      }
      return bytes;
    }
    default: {
      const word = words[Math.floor(random() * words.length)]!;
      return spliced(bytes, at, random() < 0.5 ? 0 : word.length, new TextEncoder().encode(word));
    }
  }
}

function spliced(
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
  removed: number,
  inserted: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const rest = bytes.subarray(Math.min(bytes.length, at + removed));
  const result = new Uint8Array(at + inserted.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(rest, at + inserted.length);
  return result;
}
