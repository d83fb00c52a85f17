import { describe, expect, it } from "vitest";
import { asNumbers } from "./plain-numbers";

describe("decoded values as doubles", () => {
  it("are what Number makes of 64-bit integers", () => {
    const longs = BigInt64Array.of(
      0n,
      1n,
      -1n,
      -(2n ** 53n) - 1n,
      2n ** 62n + 513n,
      2n ** 63n - 1n,
      -(2n ** 63n),
    );
    expect(asNumbers(longs.subarray(1))).toEqual(Float64Array.from(longs.subarray(1), Number));
    let seed = 7n;
    const drawn = BigInt64Array.from({ length: 2000 }, () => {
      seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
      return seed >> (seed % 40n);
    });
    expect(asNumbers(drawn)).toEqual(Float64Array.from(drawn, Number));
  });

  it("are made of lists of numbers alone", () => {
    expect(asNumbers([1, 2n, 0.5])).toEqual(Float64Array.of(1, 2, 0.5));
    expect(asNumbers(["a", 1])).toEqual(["a", 1]);
    expect(asNumbers([true])).toEqual([true]);
  });
});
