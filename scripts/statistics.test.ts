import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "garnetbook-statistics-"));
afterAll(() => rmSync(folder, { recursive: true }));

const root = fileURLToPath(new URL("..", import.meta.url));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "scripts/run.mjs"), "scripts/statistics.ts", ...args],
    { encoding: "utf8", cwd: folder },
  );
  return { status, lines: stdout.split("\n").filter((line) => line !== ""), stderr };
}

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const good = {
  id: "good",
  function: "holm",
  input: { p: [0.01, 0.04] },
  expected: { adjusted: [0.02, 0.04] },
  tolerance: { absolute: 1e-12, relative: 0 },
};

describe("npm run statistics", () => {
  it("prints one JSON line a case and exits with 0 when all pass", () => {
    const { status, lines } = run(write("good.json", JSON.stringify({ cases: [good, good] })));
    expect(status).toBe(0);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toEqual({
      id: "good",
      function: "holm",
      pass: true,
      ours: { adjusted: [0.02, 0.04] },
      expected: { adjusted: [0.02, 0.04] },
    });
  });

  it("goes on after a case it cannot run, and exits with 1", () => {
    const { status, lines } = run(
      write("mixed.json", JSON.stringify({ cases: [{ ...good, function: "?" }, 7, good] })),
    );
    expect(status).toBe(1);
    const results = lines.map((line) => JSON.parse(line));
    expect(results.map((each) => each.pass)).toEqual([false, false, true]);
    expect(results[0].error).toContain('unknown function "?"');
  });

  it.each([
    ["missing.json", "ENOENT"],
    [write("broken.json", "{"), "expected a JSON object"],
  ])("says in one line why it cannot read %s, and exits with 2", (path, message) => {
    const { status, lines, stderr } = run(path);
    expect(status).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  it("shows its usage without a file", () => {
    expect(run()).toMatchObject({ status: 2, stderr: "usage: npm run -s statistics -- CASES.json\n" });
  });
});
