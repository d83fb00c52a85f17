/**
 * `npm run bench [-- PART …]`: ratios measured in one run, as JSON on the standard output; progress goes to the error
 * output. Parts: readers, ingest, comparison, pages, script; all of them when none is named. It has a database, a data
 * folder and a build of its own and leaves nothing behind but the build.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "@/lib/db/client";
import { startEmbeddedPostgres } from "@/lib/db/embedded-postgres";
import { migrate } from "@/lib/db/migrate";
import { root } from "@/scripts/environment";
import { benchComparison } from "./comparison";
import { benchIngest } from "./ingest";
import { seedLargeLab } from "./large-lab";
import { benchWeb } from "./pages";
import { benchReaders } from "./readers";

const parts = ["readers", "ingest", "comparison", "pages", "script"] as const;
type Part = (typeof parts)[number];

const wanted = process.argv.slice(2).filter((each): each is Part => parts.includes(each as Part));
const wants = (part: Part) => wanted.length === 0 || wanted.includes(part);
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "garnetbook-bench-"));
  // The database's user, another one than root, may walk through.
  chmodSync(folder, 0o711);
  const report: Record<string, unknown> = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    cpus: cpus().length,
  };
  process.env.GARNETBOOK_DATA_DIR = folder;
  process.env.GARNETBOOK_LOG_LEVEL ??= "warn";
  const postgres = await startEmbeddedPostgres({ folder: join(folder, "postgres") });
  const clean = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void clean().finally(() => process.exit(130)));
  }
  try {
    process.env.DATABASE_URL = postgres.url;
    await migrate(postgres.url, join(root, "prisma/migrations"));
    if (wants("readers")) report.readers = await benchReaders(folder, say);
    if (wants("ingest")) report.ingest = await benchIngest(postgres.url, say);
    if (wants("comparison") || wants("pages")) {
      report.largeLab = await seedLargeLab(postgres.url, say);
    }
    if (wants("comparison")) report.comparison = await benchComparison(say);
    if (wants("pages") || wants("script")) {
      Object.assign(
        report,
        await benchWeb(postgres.url, say, { pages: wants("pages"), script: wants("script") }),
      );
    }
  } finally {
    await database().$disconnect();
    await clean();
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
