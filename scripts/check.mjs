/** `npm run check`: format, lint, types, import direction, unused code, generated files; all at once, under a minute. */
import { spawn } from "node:child_process";
import { ensureInstalled, root } from "./ensure-installed.mjs";
import { ensurePrismaClient } from "./prisma-generate.mjs";

const bin = (name) => `${root}node_modules/.bin/${name}`;

const checks = [
  { name: "format and lint", command: bin("biome"), args: ["check", "--error-on-warnings", "."] },
  { name: "types", command: bin("tsc"), args: ["--noEmit", "-p", "."] },
  {
    name: "import direction",
    command: process.execPath,
    args: [
      "--import",
      new URL("parse-tsx.mjs", import.meta.url).href,
      `${root}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      ...["--output-type", "err", "lib", "app", "components", "scripts", "bench", "e2e"],
    ],
  },
  { name: "unused code", command: bin("knip"), args: ["--no-progress"] },
  {
    name: "generated files",
    command: process.execPath,
    args: [`${root}scripts/generate-format-registry.mjs`, "--check"],
  },
];

function run({ name, command, args }) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("close", (code) => done({ name, code, output, seconds: (Date.now() - started) / 1000 }));
  });
}

/** Runs every check; true when all are clean. */
export async function check(write = (line) => process.stdout.write(`${line}\n`)) {
  ensureInstalled();
  ensurePrismaClient();
  const results = await Promise.all(checks.map(run));
  for (const { name, code, output, seconds } of results) {
    write(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)`);
    if (code !== 0) write(output.trim());
  }
  return results;
}

if (process.argv[1]?.endsWith("check.mjs")) {
  const results = await check();
  process.exit(results.every(({ code }) => code === 0) ? 0 : 1);
}
