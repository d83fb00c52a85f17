import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderStorage } from "./folder-storage";

let root: string;
let storage: FolderStorage;
const maximumBytes = 1000;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "garnetbook-storage-"));
  storage = new FolderStorage(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

test("bytes are kept under their SHA-256, once, read-only", async () => {
  const sha256 = createHash("sha256").update("garnet").digest("hex");
  expect(await storage.put(pieces("gar", "net"), { maximumBytes })).toEqual({ sha256, sizeBytes: 6 });
  const path = join(root, "files", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const first = statSync(path);
  expect(first.mode & 0o777).toBe(0o440);
  await storage.put(pieces("garnet"), { maximumBytes });
  expect(statSync(path).ino).toBe(first.ino);
  expect(readFileSync((await storage.localFile(sha256)).path, "utf8")).toBe("garnet");
  const middle: Buffer[] = [];
  for await (const piece of await storage.open(sha256, { start: 1, end: 4 })) middle.push(piece);
  expect(Buffer.concat(middle).toString()).toBe("arn");
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
});

test("the hash of received bytes is there before they are kept, and `kept` says when they are", async () => {
  const { sha256, sizeBytes, kept } = await storage.receive(pieces("gar", "net"), { maximumBytes });
  expect(sizeBytes).toBe(6);
  await kept;
  expect(readFileSync((await storage.localFile(sha256)).path, "utf8")).toBe("garnet");
  // Under the name that the bytes would have, something stands in the way.
  const inTheWay = createHash("sha256").update("lithium").digest("hex");
  await mkdir(join(root, "files", inTheWay.slice(0, 2), inTheWay.slice(2, 4), inTheWay), { recursive: true });
  const received = await storage.receive(pieces("lithium"), { maximumBytes });
  await expect(received.kept).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|ENOTDIR/);
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
  await expect(storage.put(pieces("lithium"), { maximumBytes })).rejects.toThrow();
});

test("many pieces of a large file come to the disk whole and in order", async () => {
  const sizes = [700_000, 1, 0, 65_536, 65_536, 600_000, 3];
  const whole = Buffer.concat(sizes.map((size, k) => Buffer.alloc(size, k + 1)));
  async function* sent() {
    for (let at = 0, k = 0; k < sizes.length; at += sizes[k]!, k++) yield whole.subarray(at, at + sizes[k]!);
    for (let k = 0; k < 2000; k++) yield Uint8Array.of(k % 251);
  }
  const kept = await storage.put(sent(), { maximumBytes: 10_000_000 });
  const tail = Buffer.from(Array.from({ length: 2000 }, (_, k) => k % 251));
  expect(readFileSync((await storage.localFile(kept.sha256)).path).equals(Buffer.concat([whole, tail]))).toBe(
    true,
  );
});

test("a derived file that a power cut emptied counts as gone", async () => {
  await storage.putDerived("traces/a", new Uint8Array([1, 2]));
  writeFileSync(join(root, "derived/traces/a"), "");
  await expect(storage.openDerived("traces/a")).rejects.toMatchObject({ code: "not_found" });
});

test("an upload over the limit is refused in words and leaves nothing", async () => {
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 100;
      yield new Uint8Array(100);
    }
  }
  await expect(storage.put(endless(), { maximumBytes })).rejects.toMatchObject({
    code: "too_large",
    message: /larger than 1000 B/,
  });
  expect(sent).toBe(1100);
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
  expect(readdirSync(root)).toEqual(["incoming"]);
});

test("a broken upload leaves nothing", async () => {
  async function* broken() {
    yield new Uint8Array(10);
    throw new Error("connection lost");
  }
  await expect(storage.put(broken(), { maximumBytes })).rejects.toThrow("connection lost");
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
});

test("derived files are replaced whole and read in pieces", async () => {
  await storage.putDerived("traces/ab/x.parquet", new TextEncoder().encode("first"));
  await storage.putDerived("traces/ab/x.parquet", new TextEncoder().encode("second"));
  const file = await storage.openDerived("traces/ab/x.parquet");
  expect(file.sizeBytes).toBe(6);
  expect(new TextDecoder().decode(await file.read(2, 99))).toBe("cond");
  await file.close();
});

/** 11 MiB in pieces of a mebibyte; `breaks` at the end, where it does. */
async function* mebibytes(breaks = false) {
  for (let k = 0; k < 11; k++) yield new Uint8Array(1024 ** 2).fill(k + 1);
  if (breaks) throw new Error("the packing failed");
}

test("a large derived file comes in pieces, and appears only when it is whole", async () => {
  const key = "traces/ab/x.parquet";
  await expect(storage.putDerived(key, mebibytes(true))).rejects.toThrow("the packing failed");
  await expect(storage.openDerived(key)).rejects.toMatchObject({ code: "not_found" });
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
  const seen: string[][] = [];
  async function* watched() {
    for await (const piece of mebibytes()) {
      seen.push(readdirSync(join(root, "incoming")));
      expect(readdirSync(root)).not.toContain("derived");
      yield piece;
    }
  }
  await storage.putDerived(key, watched());
  // What has come so far is on its way to the disk while the rest is still being made.
  expect(seen.at(-1)).toHaveLength(1);
  const whole = Buffer.concat(Array.from({ length: 11 }, (_, k) => Buffer.alloc(1024 ** 2, k + 1)));
  expect(readFileSync(join(root, "derived", key)).equals(whole)).toBe(true);
  await expect(storage.putDerived(key, mebibytes(true))).rejects.toThrow("the packing failed");
  expect(readFileSync(join(root, "derived", key)).equals(whole)).toBe(true);
  expect(readdirSync(join(root, "incoming"))).toEqual([]);
});

test("no key leaves the folder", async () => {
  const bytes = new Uint8Array(1);
  for (const key of ["../x/y", "traces/../../x", "/etc/passwd", "traces/a\0b", "traces//x", "x"]) {
    await expect(storage.putDerived(key, bytes)).rejects.toMatchObject({ code: "invalid_input" });
  }
  await expect(storage.open("../../../etc/passwd")).rejects.toMatchObject({ code: "invalid_input" });
  await expect(storage.open("0".repeat(64))).rejects.toMatchObject({ code: "not_found" });
});

test("what a crash left behind is removed after a day", async () => {
  await mkdir(join(root, "incoming"));
  for (const name of ["old", "new"]) writeFileSync(join(root, "incoming", name), "x");
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  utimesSync(join(root, "incoming", "old"), twoDaysAgo, twoDaysAgo);
  expect(await storage.tidy()).toBe(1);
  expect(readdirSync(join(root, "incoming"))).toEqual(["new"]);
});
