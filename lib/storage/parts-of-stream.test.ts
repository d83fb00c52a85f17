import { expect, test } from "vitest";
import { partsOf } from "./parts-of-stream";

async function parts(pieces: Uint8Array | readonly number[], partBytes: number): Promise<number[][]> {
  async function* sent(sizes: readonly number[]) {
    let next = 0;
    for (const size of sizes) yield Uint8Array.from({ length: size }, () => next++);
  }
  const found: number[][] = [];
  const stream = pieces instanceof Uint8Array ? pieces : sent(pieces);
  for await (const part of partsOf(stream, partBytes)) found.push([...part]);
  return found;
}

test("parts have one size whatever the pieces, and the last one is what is left", async () => {
  expect(await parts([1, 1, 5, 0, 2], 4)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8]]);
  expect(await parts([9], 4)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8]]);
  expect(await parts(Uint8Array.of(1, 2, 3), 2)).toEqual([[1, 2], [3]]);
});

test("the last part is always shorter: a stream that ends with a part ends with an empty one", async () => {
  expect(await parts([4, 4], 4)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], []]);
  expect(await parts([], 4)).toEqual([[]]);
});
