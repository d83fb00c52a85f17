import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A hostile environment on purpose: an odd time zone and a comma-decimal locale must change no result.
process.env.TZ = "Asia/Kathmandu";
process.env.LANG = "de_DE.UTF-8";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,components,app,scripts,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.integration.test.ts"],
          setupFiles: ["scripts/property-seed.ts"],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          // Real servers and processes on a shared machine: one second look, and both are printed.
          retry: 1,
          include: ["lib/**/*.integration.test.ts"],
          globalSetup: ["lib/db/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
