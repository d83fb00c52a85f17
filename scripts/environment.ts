/** What every command needs of its surroundings: the settings file, the data folder, a database. */
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/db/embedded-postgres";

export const root = resolve(import.meta.dirname, "..");

/** Reads .env (a variable already set wins) and makes the secrets that are missing. */
export function loadSettings(): void {
  const path = join(root, ".env");
  if (existsSync(path)) process.loadEnvFile(path);
  if (!process.env.NEXTAUTH_SECRET) {
    const secret = randomBytes(32).toString("base64url");
    const separator = existsSync(path) && !readFileSync(path, "utf8").endsWith("\n") ? "\n" : "";
    appendFileSync(path, `${separator}NEXTAUTH_SECRET=${secret}\n`, { mode: 0o600 });
    process.env.NEXTAUTH_SECRET = secret;
  }
  process.env.GARNETBOOK_DATA_DIR = resolve(root, process.env.GARNETBOOK_DATA_DIR || ".data");
}

/** DATABASE_URL as given, or the embedded server's, started when it is not running yet. */
export async function ensureDatabase(): Promise<EmbeddedPostgres | null> {
  if (process.env.DATABASE_URL) return null;
  const folder = join(process.env.GARNETBOOK_DATA_DIR ?? join(root, ".data"), "postgres");
  const postgres = await startEmbeddedPostgres({ folder });
  process.env.DATABASE_URL = postgres.url;
  return postgres;
}
