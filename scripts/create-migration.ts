/**
 * Writes the next migration: `node scripts/run.mjs scripts/create-migration.ts NAME [GIT_REVISION]`.
 * Compares the schema of a revision (default HEAD; "empty" for none) with the working tree's.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { schemaDifference } from "@/lib/db/migrate";

const [name, revision = "HEAD"] = process.argv.slice(2);
if (name === undefined) throw new Error("usage: create-migration.ts NAME [GIT_REVISION | empty]");

const folder = "prisma/schema";
const to = readdirSync(folder).map((file) => ({
  path: `${folder}/${file}`,
  content: readFileSync(join(folder, file), "utf8"),
}));
const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
const from =
  revision === "empty"
    ? null
    : git("ls-tree", "--name-only", revision, `${folder}/`)
        .trim()
        .split("\n")
        .map((path) => ({ path, content: git("show", `${revision}:${path}`) }));

const temporary = mkdtempSync(join(tmpdir(), "garnetbook-"));
const postgres = await startEmbeddedPostgres({ folder: temporary, isVolatile: true });
try {
  const sql = await schemaDifference(postgres.url, { from, to });
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = join("prisma/migrations", `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), sql);
  console.log(`${target}/migration.sql`);
} finally {
  await postgres.stop();
  rmSync(temporary, { recursive: true, force: true });
}
