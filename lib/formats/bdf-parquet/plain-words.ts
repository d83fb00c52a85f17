/** Words of a plain page: u32 length, UTF-8 bytes, each. States come in long runs, so a repeated word is kept. */

const text = new TextDecoder();

/** @throws Error when the page ends before `count` words. */
export function readPlainWords(page: Uint8Array, count: number): string[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const words = new Array<string>(count);
  let word = "";
  let previous = 0;
  let previousLength = 0;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const length = at + 4 <= page.length ? view.getUint32(at, true) : 0;
    const start = at + 4;
    if (start + length > page.length) throw new Error(`words end after ${index} of ${count}`);
    if (length !== previousLength || !isSame(page, previous, start, length))
      word = text.decode(page.subarray(start, start + length));
    words[index] = word;
    previous = start;
    previousLength = length;
    at = start + length;
  }
  return words;
}

function isSame(bytes: Uint8Array, first: number, second: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[first + at] !== bytes[second + at]) return false;
  return true;
}
