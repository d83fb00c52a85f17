/**
 * `npm start`: everything from a fresh clone to a running product; `--dev` with Next's development server.
 * Web and worker are children; Ctrl-C or SIGTERM stops them first and the embedded database last.
 * npm passes signals on to the shell of its script alone: `exec` there makes that shell this process.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { database } from "@/lib/db/client";
import { ownDatabase } from "@/lib/db/database-owner";
import { migrate } from "@/lib/db/migrate";
import { AppError } from "@/lib/domain/errors";
import { createFirstLink, ensureAdmin } from "@/lib/services/people";
import { ensureBuild } from "./build";
import { ensureDatabase, loadSettings, root } from "./environment";
import { seed } from "./seed";
import { webCommand } from "./web-command";
import { webPort } from "./web-port";

const isDevelopment = process.argv.includes("--dev");
const say = (line: string) => process.stdout.write(`${line}\n`);
const endWithParent = `file://${join(root, "scripts/end-with-parent.mjs")}`;
const children = new Set<ChildProcess>();
let isStopping = false;
let stopDatabase: () => Promise<void> = async () => undefined;

function run(name: string, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, ["--no-deprecation", "--import", endWithParent, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  child.on("exit", (code, signal) => {
    children.delete(child);
    if (isStopping) return;
    process.stderr.write(`The ${name} ended by itself (${signal ?? code}): stopping.\n`);
    void stop(1);
  });
  return child;
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const ends = [...children].map(
    (child) =>
      new Promise<void>((done) => {
        child.on("exit", () => done());
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 15_000).unref();
      }),
  );
  await Promise.all(ends);
  if (process.env.DATABASE_URL) {
    await database()
      .$disconnect()
      .catch(() => undefined);
  }
  await stopDatabase();
  process.exit(code);
}

async function untilAnswering(url: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline && !isStopping; ) {
    const answer = await fetch(url).catch(() => null);
    if (answer !== null) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  if (!isStopping) throw new Error("The web server did not answer within two minutes.");
}

async function main(): Promise<void> {
  loadSettings();
  const port = String(await webPort(say));
  process.env.AUTH_TRUST_HOST ??= "true";
  const postgres = await ensureDatabase();
  if (postgres !== null) {
    const disown = await ownDatabase(postgres.url);
    if (disown === null) {
      throw new AppError(
        "conflict",
        `Garnetbook runs already from ${process.env.GARNETBOOK_DATA_DIR}: stop that first, or give this one a GARNETBOOK_DATA_DIR of its own.`,
      );
    }
    stopDatabase = async () => {
      await disown();
      await postgres.stopAny();
    };
  }
  const applied = await migrate(process.env.DATABASE_URL ?? "", join(root, "prisma/migrations"));
  if (applied.length > 0) say(`Database brought up to date (${applied.length} migrations).`);
  const { GARNETBOOK_ADMIN_EMAIL: email, GARNETBOOK_ADMIN_PASSWORD: password } = process.env;
  if (email && password) await ensureAdmin({ email, password });
  await seed(say);
  if (!isDevelopment) ensureBuild(say);

  const loader = `file://${join(root, "node_modules/tsx/dist/loader.mjs")}`;
  run("worker", ["--import", loader, join(root, "lib/jobs/worker.ts")]);
  run("web server", webCommand(port, isDevelopment ? "dev" : "start"));
  const origin = process.env.NEXTAUTH_URL?.replace(/\/$/, "") || `http://localhost:${port}`;
  await untilAnswering(`http://127.0.0.1:${port}/api/health`);
  if (isStopping) return;
  const link = await createFirstLink();
  if (link !== null) say(`Make the first administrator's account here (works once): ${origin}${link}`);
  say(`Garnetbook is ready at ${origin}`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
main().catch(async (error: unknown) => {
  const isExpected = error instanceof AppError || !(error instanceof Error);
  process.stderr.write(`${isExpected ? String((error as Error).message ?? error) : error.stack}\n`);
  await stop(1);
});
