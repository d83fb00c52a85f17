/** A real worker process for tests: started as the product starts it, killed as power cuts kill it. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export interface WorkerProcess {
  /** Ends it and waits. SIGKILL leaves it no time for anything. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  readonly log: () => string;
}

export async function startWorkerProcess(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const loader = pathToFileURL(join(process.cwd(), "node_modules/tsx/dist/loader.mjs")).href;
  const child: ChildProcess = spawn(process.execPath, ["--import", loader, "lib/jobs/worker.ts"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, GARNETBOOK_LOG_LEVEL: "info", ...env },
  });
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = new Promise<void>((done) => child.on("exit", () => done()));
  const deadline = Date.now() + 90_000;
  while (!log.includes("the worker is ready")) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`the worker did not start: ${log}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    log: () => log,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
