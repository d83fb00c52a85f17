/** Runs a TypeScript command of this project (`node scripts/run.mjs FILE ARGS`), installing what is missing first. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureInstalled, root } from "./ensure-installed.mjs";
import { ensurePrismaClient } from "./prisma-generate.mjs";

ensureInstalled();
ensurePrismaClient();
const [file, ...args] = process.argv.slice(2);
const loader = fileURLToPath(new URL("../node_modules/tsx/dist/loader.mjs", import.meta.url));
// What a library deprecates in another is for whoever upgrades them: the tests show it.
const options = ["--no-deprecation", "--import", `file://${loader}`];
const child = spawn(process.execPath, [...options, `${root}${file}`, ...args], {
  stdio: "inherit",
  // Paths on the command line are relative to where the user stands, so the folder is not changed.
  env: { ...process.env, TSX_TSCONFIG_PATH: `${root}tsconfig.json` },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
