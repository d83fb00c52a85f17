import { defineConfig } from "@playwright/test";

const port = process.env.GARNETBOOK_TEST_PORT ?? "3210";
const origin = `http://localhost:${port}`;
const chromium = process.env.GARNETBOOK_CHROMIUM;

/** The browser tests run against the product as `npm start` starts it, on a database and a data folder of its own. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 2,
  // Machines are shared: a test that fails on a busy one gets a second and a third look, and is reported as flaky.
  retries: 2,
  forbidOnly: process.env.CI !== undefined,
  reporter: [
    ["list"],
    ...(process.env.GARNETBOOK_TEST_REPORT
      ? [["json", { outputFile: process.env.GARNETBOOK_TEST_REPORT }] as const]
      : []),
  ] as never,
  use: {
    baseURL: origin,
    trace: "retain-on-failure",
    timezoneId: "Asia/Kathmandu",
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "sign in", testMatch: /session\.setup\.ts/ },
    {
      name: "desktop",
      testMatch: /.*\.spec\.ts/,
      dependencies: ["sign in"],
      use: { viewport: { width: 1280, height: 900 } },
    },
  ],
  webServer: {
    command: "node scripts/run.mjs scripts/start.ts",
    url: `${origin}/api/health`,
    timeout: 900_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: process.env.GARNETBOOK_TEST_VERBOSE ? "pipe" : "ignore",
    stderr: "pipe",
    env: {
      PORT: port,
      NEXTAUTH_URL: origin,
      GARNETBOOK_DATA_DIR: process.env.GARNETBOOK_TEST_DATA_DIR ?? ".data/e2e",
      GARNETBOOK_ADMIN_EMAIL: "admin@lab.example",
      GARNETBOOK_ADMIN_PASSWORD: "correct horse battery",
      GARNETBOOK_LOG_LEVEL: "warn",
    },
  },
});
