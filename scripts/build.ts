/** Builds the web application when its sources changed since the last build. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./environment";

const sources = ["app", "components", "lib", "prisma/schema", "public"];
const files = ["package-lock.json", "next.config.ts", "postcss.config.mjs", "proxy.ts", "tsconfig.json"];

function digestOfSources(): string {
  const hash = createHash("sha256");
  const add = (path: string) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (name !== "generated") add(join(path, name));
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const each of [...sources, ...files]) add(join(root, each));
  return hash.digest("hex");
}

export function ensureBuild(say: (line: string) => void): void {
  const folder = join(root, process.env.GARNETBOOK_DIST_DIR ?? ".next");
  const marker = join(folder, "garnetbook-sources");
  const digest = digestOfSources();
  if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
  say("Building (once after every change, about a minute) ...");
  const result = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(marker, digest);
}
