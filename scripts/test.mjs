/**
 * `npm test`: everything from a fresh clone, and one closing line "N passed, N failed, N skipped".
 * Stages: checks, unit and integration tests on a real PostgreSQL, build, browser tests on the started product.
 */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "./check.mjs";
import { ensureChromium } from "./ensure-chromium.mjs";
import { root } from "./ensure-installed.mjs";

const total = { passed: 0, failed: 0, skipped: 0 };
const temporary = mkdtempSync(join(tmpdir(), "garnetbook-tests-"));
// Started by root, the database runs as a user of its own, who must be able to walk in.
chmodSync(temporary, 0o711);
const say = (line) => process.stdout.write(`${line}\n`);

function add({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** Runs a program with its output shown; resolves to its exit code. */
function run(script, args, environment = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...environment },
    });
    child.on("close", (code) => done(code ?? 1));
  });
}

/** A stage whose report was not written did not run: that is a failure, never a silent zero. */
function readReport(path, stage) {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  say(`${stage}: no report was written`);
  add({ failed: 1 });
  return null;
}

async function checks() {
  for (const { code } of await check(say)) add(code === 0 ? { passed: 1 } : { failed: 1 });
}

async function unitAndIntegration() {
  const report = join(temporary, "vitest.json");
  const code = await run("node_modules/vitest/vitest.mjs", [
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const result = readReport(report, "Unit and integration tests");
  if (result === null) return;
  add({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  });
  // A file that fails to load has no test that could fail: it must still count.
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  add({ failed: broken.length });
  if (code !== 0 && result.numFailedTests + broken.length === 0) add({ failed: 1 });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(String(port)));
    });
  });
}

async function browserTests() {
  const chromium = ensureChromium();
  const report = join(temporary, "playwright.json");
  const code = await run("node_modules/@playwright/test/cli.js", ["test"], {
    GARNETBOOK_TEST_PORT: await freePort(),
    GARNETBOOK_TEST_DATA_DIR: join(temporary, "data"),
    GARNETBOOK_TEST_REPORT: report,
    ...(chromium === null ? {} : { GARNETBOOK_CHROMIUM: chromium }),
    // The product under test has its own database, whatever this shell is set to.
    DATABASE_URL: "",
  });
  const result = readReport(report, "Browser tests");
  if (result === null) return;
  const { expected, flaky, unexpected, skipped } = result.stats;
  add({ passed: expected + flaky, failed: unexpected, skipped });
  if (code !== 0 && unexpected === 0) add({ failed: 1 });
}

async function stage(title, act) {
  say(`== ${title}`);
  const start = performance.now();
  await act();
  say(`== ${title}: ${Math.round((performance.now() - start) / 1000)} s`);
}

try {
  await stage("Checks", checks);
  await stage("Unit and integration tests", unitAndIntegration);
  await stage("Build and browser tests", browserTests);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
