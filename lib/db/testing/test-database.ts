/** A fresh migrated database for one test file. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "../client";
import { execute, onDatabase } from "./global-setup";

/** Call at the top of a test file; read `.db` and `.url` inside the tests. */
export function testDatabase(): { readonly db: Database; readonly url: string } {
  const serverUrl = inject("testServerUrl");
  const name = `garnetbook_test_${randomBytes(6).toString("hex")}`;
  const url = onDatabase(serverUrl, name);
  let db: Database | null = null;
  beforeAll(async () => {
    await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("testTemplate")}`);
    // Services reach the database through the process's client.
    process.env.DATABASE_URL = url;
    db = openDatabase(url, 5);
  });
  afterAll(async () => {
    await db?.$disconnect();
    const { database } = await import("../client");
    await database().$disconnect();
    await execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return {
    get db() {
      if (db === null) throw new Error("the test database is ready inside tests only");
      return db;
    },
    url,
  };
}
