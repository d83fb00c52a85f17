/**
 * One PostgreSQL for the whole test run: the embedded one, or TEST_DATABASE_URL's. A template database is migrated
 * once; every test file copies it (about 50 ms) and so has a real database of its own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../embedded-postgres";
import { migrate } from "../migrate";

declare module "vitest" {
  interface ProvidedContext {
    testServerUrl: string;
    testTemplate: string;
  }
}

export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), "garnetbook-test-")) : null;
  const postgres = folder === null ? null : await startEmbeddedPostgres({ folder, isVolatile: true });
  const serverUrl = postgres?.url ?? given ?? "";
  const template = `garnetbook_template_${process.pid}`;
  await execute(serverUrl, `CREATE DATABASE ${template}`);
  await migrate(onDatabase(serverUrl, template), join(process.cwd(), "prisma/migrations"));
  project.provide("testServerUrl", serverUrl);
  project.provide("testTemplate", template);
  return async () => {
    await execute(serverUrl, `DROP DATABASE IF EXISTS ${template}`);
    await postgres?.stop();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
}

export function onDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

export async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
