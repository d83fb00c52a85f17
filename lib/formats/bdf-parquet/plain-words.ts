/** Words of a plain page: u32 length, UTF-8 bytes, each. States come in long runs, so a repeated word is not decoded. */
import { CodedWords } from "./coded-words";

const text = new TextDecoder();

/** @throws Error when the page ends before `count` words. */
export function readPlainWords(page: Uint8Array, count: number): CodedWords {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const codes = new Uint32Array(count);
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  let code = -1;
  let previous = 0;
  let previousLength = 0;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const length = at + 4 <= page.length ? view.getUint32(at, true) : 0;
    const start = at + 4;
    if (start + length > page.length) throw new Error(`words end after ${index} of ${count}`);
    if (code < 0 || length !== previousLength || !isSame(view, previous, start, length)) {
      const word = text.decode(page.subarray(start, start + length));
      const known = codeOf.get(word);
      code = known ?? labels.push(word) - 1;
      if (known === undefined) codeOf.set(word, code);
    }
    codes[index] = code;
    previous = start;
    previousLength = length;
    at = start + length;
  }
  return new CodedWords(codes, labels);
}

/** Four bytes at a time, and the rest one by one. */
function isSame(view: DataView, first: number, second: number, length: number): boolean {
  let at = 0;
  for (; at + 4 <= length; at += 4)
    if (view.getInt32(first + at) !== view.getInt32(second + at)) return false;
  for (; at < length; at += 1) if (view.getUint8(first + at) !== view.getUint8(second + at)) return false;
  return true;
}
