/** The built product on a port of its own, and a browser's session on it. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { get as httpGet } from "node:http";
import { createServer } from "node:net";
import { ensureAdmin } from "@/lib/services/people";
import { ensureBuild } from "@/scripts/build";
import { root } from "@/scripts/environment";
import { webCommand } from "@/scripts/web-command";

const admin = { email: "bench@lab.example", password: randomBytes(18).toString("base64url") };

export interface WebServer {
  /** GET with the session. @throws unless it is answered with 200 */
  get(path: string): Promise<string>;
  /** Bytes of the same answer as a browser gets them: compressed. */
  sentBytes(path: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startWebServer(databaseUrl: string, say: (line: string) => void): Promise<WebServer> {
  await ensureAdmin(admin);
  ensureBuild(say);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, webCommand(String(port), "start"), {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: origin,
      NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
      AUTH_TRUST_HOST: "true",
    },
  });
  const stop = () => ended(child);
  process.once("exit", () => child.kill("SIGKILL"));
  try {
    await untilAnswering(`${origin}/api/health`);
    const cookie = await signIn(origin);
    return {
      stop,
      get: (path) => get(`${origin}${path}`, cookie),
      sentBytes: (path) => sentBytes(`${origin}${path}`, cookie),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function get(address: string, cookie: string): Promise<string> {
  const answer = await fetch(address, { headers: { cookie }, redirect: "manual" });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

function sentBytes(address: string, cookie: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { cookie, "accept-encoding": "gzip" };
    const request = httpGet(address, { headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () => done(bytes));
      answer.on("error", fail);
    });
    request.on("error", fail);
  });
}

async function signIn(origin: string): Promise<string> {
  const begun = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await begun.json()) as { csrfToken: string };
  const cookies = cookiesOf(begun);
  const answer = await fetch(`${origin}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...admin, csrfToken, callbackUrl: origin, json: "true" }),
  });
  const session = cookiesOf(answer);
  if (!session.includes("session-token")) throw new Error(`signing in answered ${answer.status}`);
  return `${cookies}; ${session}`;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.slice(0, each.indexOf(";")))
    .join("; ");
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function untilAnswering(address: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
    if ((await fetch(address).catch(() => null)) !== null) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the web server did not answer within two minutes");
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.on("exit", () => done());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
  });
}
