import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFileSource } from "./file-source";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a file as a byte source", () => {
  it("reads pieces, and fewer bytes at the end", () => {
    const path = join(folder, "a b.bin");
    writeFileSync(path, Uint8Array.from([1, 2, 3, 4, 5]));
    const source = openFileSource(path);
    expect(source).toMatchObject({ name: "a b.bin", size: 5 });
    expect(Array.from(source.read(1, 2))).toEqual([2, 3]);
    expect(Array.from(source.read(3, 99))).toEqual([4, 5]);
    expect(source.read(9, 4)).toHaveLength(0);
    source.close();
    expect(() => source.read(0, 1)).toThrow();
  });

  it("says what it found instead of a file", () => {
    expect(() => openFileSource(folder)).toThrow("expected a file, found a folder");
    expect(() => openFileSource(join(folder, "none"))).toThrow("found nothing of that name");
  });
});
