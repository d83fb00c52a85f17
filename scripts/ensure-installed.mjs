/** Installs the dependencies of a fresh clone, quietly, when they are missing or older than the lock file. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

export function ensureInstalled() {
  const marker = `${root}node_modules/.package-lock.json`;
  const isCurrent =
    existsSync(marker) && statSync(marker).mtimeMs >= statSync(`${root}package-lock.json`).mtimeMs;
  if (isCurrent) return;
  process.stderr.write("Installing dependencies (first run, about a minute) ...\n");
  // `npm ci` refuses a lock file that leaves out optional packages of other platforms, which a registry may not carry;
  // `npm install --no-save` takes the same locked versions and leaves the lock file as it is.
  const result = npm("ci", "ignore").status === 0 ? { status: 0 } : npm("install --no-save", 2);
  if (result.status !== 0) {
    process.stderr.write("npm could not install the dependencies: see the lines above.\n");
    process.exit(result.status ?? 1);
  }
}

function npm(command, output) {
  return spawnSync("npm", [...command.split(" "), "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", output, output],
  });
}
