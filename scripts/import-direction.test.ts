import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";

const house = mkdtempSync(join(tmpdir(), "garnetbook-house-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

function findings(files: Readonly<Record<string, string>>): string {
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json"]) cpSync(name, join(house, name));
  rmSync(join(house, "lib"), { recursive: true, force: true });
  rmSync(join(house, "node_modules"), { force: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(house, "node_modules"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(house, path, ".."), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  try {
    execFileSync(
      process.execPath,
      [
        "--import",
        pathToFileURL(join(process.cwd(), "scripts/parse-tsx.mjs")).href,
        join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
        "--output-type",
        "err",
        "lib",
        ...("components/b.tsx" in files ? ["components"] : []),
      ],
      { cwd: house },
    );
    return "";
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout);
  }
}

test("an import against the direction is caught", () => {
  const found = findings({
    "lib/domain/a.ts": 'import "@/lib/formats/b";\nexport const a = 1;\n',
    "lib/formats/b.ts": "export const b = 1;\n",
  });
  expect(found).toContain("lib/domain may import only nothing");
});

test("an import along the direction passes", () => {
  const found = findings({
    "lib/domain/a.ts": "export const a = 1;\n",
    "lib/formats/b.ts": 'import "@/lib/domain/a";\nexport const b = 1;\n',
  });
  expect(found).toBe("");
});

test("a barrel and a circle are caught", () => {
  const found = findings({
    "lib/domain/index.ts": 'export * from "./a";\n',
    "lib/domain/a.ts": 'import "./b";\nexport const a = 1;\n',
    "lib/domain/b.ts": 'import "./a";\nimport "./index";\nexport const b = 1;\n',
  });
  expect(found).toContain("no barrels");
  expect(found).toContain("no circles");
});

test("a forbidden import in a component is caught", () => {
  const found = findings({
    "lib/db/a.ts": "export const a = 1;\n",
    "components/b.tsx": 'import { a } from "@/lib/db/a";\nexport const B = () => <p>{a}</p>;\n',
  });
  expect(found).toContain("components may import only");
});
