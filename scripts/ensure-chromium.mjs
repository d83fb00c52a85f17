/** Finds a Chromium, or installs one: the system's package manager first, Playwright's own download else. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { root } from "./ensure-installed.mjs";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Path of the browser, or null when Playwright is to use its own. */
export function ensureChromium() {
  const given = process.env.GARNETBOOK_CHROMIUM;
  if (given) return given;
  const found = known.find(existsSync);
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Chromium for the browser tests ...\n");
    const options = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update", "-q"], options);
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], options);
    if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  spawnSync(process.execPath, [`${root}node_modules/@playwright/test/cli.js`, "install", "chromium"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return null;
}
