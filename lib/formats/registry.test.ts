import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatReaders } from "./registry";

const script = fileURLToPath(new URL("../../scripts/generate-format-registry.mjs", import.meta.url));

test("the generated registry lists every folder that holds a reader", () => {
  expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
});

test("ids are unique", () => {
  const ids = formatReaders.map((reader) => reader.id);
  expect(new Set(ids).size).toBe(ids.length);
});
