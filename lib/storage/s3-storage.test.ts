import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { storage } from "./configured-storage";
import { type BucketServer, startBucketServer } from "./testing/bucket-server";

let server: BucketServer;
const settings = {
  GARNETBOOK_S3_BUCKET: "lab",
  GARNETBOOK_S3_ACCESS_KEY_ID: "key",
  GARNETBOOK_S3_SECRET_ACCESS_KEY: "secret",
};
const maximumBytes = 64 * 1024 * 1024;

beforeEach(async () => {
  server = await startBucketServer();
  Object.assign(process.env, settings, {
    GARNETBOOK_S3_ENDPOINT: server.endpoint,
    // Each test has a bucket of its own.
    GARNETBOOK_S3_BUCKET: `lab${Math.random()}`,
  });
});
afterEach(async () => {
  for (const name of [...Object.keys(settings), "GARNETBOOK_S3_ENDPOINT"]) delete process.env[name];
  await server.close();
});

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000);
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

test("a configured bucket keeps raw bytes under their SHA-256, in one piece or in parts", async () => {
  for (const size of [0, 1000, 20 * 1024 * 1024]) {
    const bytes = randomBytes(size);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await storage().put(inPieces(bytes), { maximumBytes })).toEqual({ sha256, sizeBytes: size });
    const key = `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    expect(server.objects.get(key)?.equals(bytes)).toBe(true);
    expect((await read(await storage().open(sha256))).equals(bytes)).toBe(true);
    if (size > 20) {
      const part = await read(await storage().open(sha256, { start: 5, end: 15 }));
      expect(part.equals(bytes.subarray(5, 15))).toBe(true);
    }
    const local = await storage().localFile(sha256);
    expect(readFileSync(local.path).equals(bytes)).toBe(true);
    await local.release();
    expect(() => readFileSync(local.path)).toThrow();
  }
  expect(server.openUploads()).toBe(0);
});

test("an upload over the limit never reaches the bucket", async () => {
  const put = storage().put(inPieces(new Uint8Array(2000)), { maximumBytes: 1000 });
  await expect(put).rejects.toMatchObject({ code: "too_large" });
  expect(server.objects.size).toBe(0);
});

test("derived files are read by range", async () => {
  await storage().putDerived("traces/ab/x.parquet", new TextEncoder().encode("PAR1data"));
  const file = await storage().openDerived("traces/ab/x.parquet");
  expect(file.sizeBytes).toBe(8);
  expect(new TextDecoder().decode(await file.read(4, 8))).toBe("data");
  await file.close();
  await storage().removeDerived("traces/ab/x.parquet");
  await expect(storage().openDerived("traces/ab/x.parquet")).rejects.toMatchObject({ code: "not_found" });
  await expect(storage().open("0".repeat(64))).rejects.toMatchObject({ code: "not_found" });
});

test("a large derived file goes to the bucket in parts, and is not there before the last", async () => {
  const size = 20 * 1024 * 1024 + 7;
  const bytes = randomBytes(size);
  async function* sent() {
    for await (const piece of inPieces(bytes)) {
      expect(server.objects.size).toBe(0);
      yield piece;
    }
  }
  async function* broken() {
    yield* sent();
    throw new Error("the packing failed");
  }
  await expect(storage().putDerived("traces/ab/x.parquet", broken())).rejects.toThrow("the packing failed");
  expect(server.objects.size).toBe(0);
  expect(server.openUploads()).toBe(0);
  await storage().putDerived("traces/ab/x.parquet", sent());
  expect(server.objects.get("derived/traces/ab/x.parquet")?.equals(bytes)).toBe(true);
});

test("a check writes and removes", async () => {
  await storage().check();
  expect(server.objects.size).toBe(0);
});
