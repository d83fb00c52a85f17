import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ThreadedReading } from "./threaded-reading";

const folder = mkdtempSync(join(tmpdir(), "garnetbook-threads-"));
const reading = new ThreadedReading();
afterAll(async () => {
  await reading.close();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const read = (name: string, text: string) =>
  reading.read(
    { path: fileOf(name, text), name, format: null, mapping: null },
    { onProgress: () => undefined, signal: new AbortController().signal },
  );

const table = "Test Time / s,Voltage / V,Current / A\n0,1.5,0.001\n60,1.4,0.001\n120,1.3,0.001\n";

test("a thread reads one file after the other, also after one that cannot be read", async () => {
  expect(await read("first.bdf.csv", table)).toMatchObject({ kind: "read" });
  await expect(read("empty.bdf.csv", "")).rejects.toMatchObject({ code: "unreadable_file" });
  expect(await read("second.bdf.csv", table)).toMatchObject({ kind: "read" });
}, 30_000);
