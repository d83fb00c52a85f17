/**
 * Sends the files of an instrument's folder, new and changed ones, to their runs, for as long as it is left running:
 * `npm run -s watch -- FOLDER --run R-0042`, or `--mapping FILE` with a run for each pattern of paths.
 * Exit status: 0 when stopped or, with --once, when all was sent; 1 when a file or the token was refused or, with
 * --once, the server did not answer; 2 when it was asked wrongly.
 */
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "@/lib/domain/errors";
import { type RunOf, readMapping } from "./watch/mapping";
import { type WatchSettings, watchFolder } from "./watch/watcher";

const usage = `usage: npm run -s watch -- FOLDER --run R-0042 [--server ORIGIN] [--token T]
  --mapping FILE   JSON: [{"pattern": "channel-3/*.mpr", "run": "R-0042"}], first fit counts; --run takes the rest
  --server ORIGIN  where Garnetbook is; else GARNETBOOK_SERVER, else http://localhost:3000
  --token T        an API token with scope write; better kept in GARNETBOOK_TOKEN
  --state FILE     what was sent already; FOLDER.garnetbook-watch.json when not given
  --interval S     seconds between looks (10)
  --quiet S        seconds a file must rest before it is sent (10)
  --patience S     seconds after which a file that never rests is sent as it is (600)
  --once           send what is there, then end
A Toyo channel folder (000001, 000002 …, CAPACITY.LOG) is sent as one archive, to the run its first file is mapped to.
Settings, logs and documents beside the data are left out.`;

async function main(): Promise<number> {
  if (process.argv.length === 2 || process.argv.includes("--help")) {
    console.error(usage);
    return 2;
  }
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stop.abort());
  const settings = readSettings(stop.signal);
  settings.say(`watching ${settings.folder} for ${settings.server.origin}`);
  const code = await watchFolder(settings);
  if (stop.signal.aborted) settings.say("stopped; what was sent is noted");
  return code;
}

function readSettings(signal: AbortSignal): WatchSettings {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      run: { type: "string" },
      mapping: { type: "string" },
      server: { type: "string", default: process.env.GARNETBOOK_SERVER ?? "http://localhost:3000" },
      token: { type: "string", default: process.env.GARNETBOOK_TOKEN ?? "" },
      state: { type: "string" },
      interval: { type: "string", default: "10" },
      quiet: { type: "string", default: "10" },
      patience: { type: "string", default: "600" },
      once: { type: "boolean", default: false },
    },
  });
  if (positionals.length !== 1) throw wrong(`expected one folder, found ${positionals.length}`);
  const folder = resolve(positionals[0]!);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw wrong(`${folder} is no folder`);
  if (values.token === "") throw wrong("expected an API token in --token or GARNETBOOK_TOKEN");
  if (values.state === undefined && dirname(folder) === folder) {
    throw wrong("a whole drive has no place beside it: name a --state file");
  }
  return {
    folder,
    server: { origin: originOf(values.server), token: values.token },
    runOf: runOf(values.run, values.mapping),
    stateFile: resolve(values.state ?? `${folder}.garnetbook-watch.json`),
    except: values.mapping === undefined ? [] : [values.mapping],
    intervalS: seconds("interval", values.interval),
    quietS: seconds("quiet", values.quiet),
    patienceS: seconds("patience", values.patience),
    once: values.once,
    say: (line) => console.log(`${new Date().toISOString().slice(0, 19)}Z ${line}`),
    signal,
  };
}

function runOf(run: string | undefined, mapping: string | undefined): RunOf {
  if (mapping !== undefined) return readMapping(mapping, run ?? null);
  if (run === undefined) throw wrong("expected --run or --mapping");
  return () => run;
}

function originOf(server: string): string {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw wrong(`expected --server like https://garnetbook.example.org, found ${server}`);
  }
  return url.origin;
}

function seconds(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text.trim() === "")
    throw wrong(`expected seconds in --${name}, found "${text}"`);
  return value;
}

function wrong(message: string): AppError {
  return new AppError("invalid_input", message);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isExpected =
      error instanceof AppError || String((error as { code?: string }).code).startsWith("ERR_PARSE_ARGS");
    console.error(isExpected ? (error as Error).message : error);
    process.exit(2);
  },
);
