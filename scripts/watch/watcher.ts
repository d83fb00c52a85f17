/** Looks at a folder again and again and sends what is new or changed, once it has come to rest. */
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { companionAt } from "./companion";
import type { FoundFile } from "./find-files";
import type { RunOf } from "./mapping";
import { packChannel } from "./pack-channel";
import { checkRun, type Failure, hashOf, type Server, sendFile } from "./send-file";
import { findSendings, type Sending } from "./sendings";
import { SentFiles } from "./sent-files";

export interface WatchSettings {
  readonly folder: string;
  readonly server: Server;
  readonly runOf: RunOf;
  readonly stateFile: string;
  /** Files that lie in the folder and are no data, such as the mapping. */
  readonly except: readonly string[];
  readonly intervalS: number;
  /** A file is sent once it has not changed for so long … */
  readonly quietS: number;
  /** … or, while it goes on growing, so long after it was first seen to change. */
  readonly patienceS: number;
  readonly once: boolean;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** 0: all that could be sent was. 1: something was refused or, with `once`, could not be sent. */
export type ExitCode = 0 | 1;

const longestPauseS = 300;
const triesOnce = 4;

export async function watchFolder(settings: WatchSettings): Promise<ExitCode> {
  const watcher = new Watcher(settings);
  for (let failures = 0; ; ) {
    const pass = await watcher.pass();
    if (pass === "token") return 1;
    failures = pass === "away" ? failures + 1 : 0;
    if (settings.once && pass === "done") return watcher.hasRefused ? 1 : 0;
    if (settings.once && failures >= triesOnce) return 1;
    if (settings.signal.aborted) return watcher.hasRefused ? 1 : 0;
    const pauseS =
      failures > 0 ? Math.min(longestPauseS, settings.intervalS * 2 ** failures) : settings.intervalS;
    await wait(pauseS * 1000, undefined, { signal: settings.signal }).catch(() => undefined);
    if (settings.signal.aborted) return watcher.hasRefused ? 1 : 0;
  }
}

/** `unquiet`: some files still change. `away`: the server did not answer. */
type Pass = "done" | "unquiet" | "away" | "token";

interface Seen {
  readonly stamp: string;
  readonly sinceMs: number;
  readonly changingSinceMs: number;
}

/** What goes out for a file or a channel folder. */
interface Prepared {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** What the file is, where it holds no record and stays here. */
  readonly companion: string | null;
  release(): void;
}

class Watcher {
  private readonly sent: SentFiles;
  private readonly seen = new Map<string, Seen>();
  private readonly refused = new Map<string, string>();
  /** Files that hold no record, as they stood when they were looked at. */
  private readonly companions = new Map<string, string>();
  private readonly knownRuns = new Set<string>();
  private readonly said = new Set<string>();
  private isAway = false;

  constructor(private readonly settings: WatchSettings) {
    this.sent = new SentFiles(settings.stateFile, settings.server.origin);
  }

  get hasRefused(): boolean {
    return this.refused.size > 0;
  }

  async pass(): Promise<Pass> {
    const { folder, runOf, stateFile, except } = this.settings;
    let sendings: Sending[];
    try {
      sendings = findSendings(folder, [stateFile, `${stateFile}.new`, ...except]);
    } catch (error) {
      this.sayOnce(`${folder}: ${(error as NodeJS.ErrnoException).code ?? error}; trying again`);
      return "away";
    }
    let result: Pass = "done";
    for (const file of sendings) {
      if (this.settings.signal.aborted) return "done";
      const run = runOf(file.runPath);
      if (run === null) {
        this.sayOnce(`${file.path}: no pattern of the mapping fits; left out`);
        continue;
      }
      if (this.sent.isUnchanged(run, file) || this.isSettled(file)) continue;
      if (!this.isQuiet(file)) {
        result = "unquiet";
        continue;
      }
      const answer = await this.offer(run, file);
      if (answer === "away" || answer === "token") return answer;
      if (answer === "unquiet") result = "unquiet";
    }
    return result;
  }

  /** At rest by its own time stamp, or as long as we have been looking: the clock of a network drive may be wrong. */
  private isQuiet(file: FoundFile): boolean {
    const now = Date.now();
    const stamp = stampOf(file);
    const before = this.seen.get(file.path);
    const seen: Seen =
      before === undefined
        ? { stamp, sinceMs: now, changingSinceMs: now }
        : before.stamp === stamp
          ? before
          : { stamp, sinceMs: now, changingSinceMs: before.changingSinceMs };
    this.seen.set(file.path, seen);
    const { quietS, patienceS } = this.settings;
    return (
      now - file.modifiedMs >= quietS * 1000 ||
      now - seen.sinceMs >= quietS * 1000 ||
      now - seen.changingSinceMs >= patienceS * 1000
    );
  }

  /** Refused as it stands, or no data as it stands. */
  private isSettled(file: Sending): boolean {
    const stamp = stampOf(file);
    return this.refused.get(file.path) === stamp || this.companions.get(file.path) === stamp;
  }

  /** Sends a file, or a channel folder packed for the purpose, to a run that is known. */
  private async offer(run: string, file: Sending): Promise<Pass> {
    const { server, signal } = this.settings;
    if (!this.knownRuns.has(run)) {
      const problem = await checkRun(server, run, signal);
      if (problem !== null) return this.failed(run, file, problem);
      this.knownRuns.add(run);
      this.back();
    }
    const bytes = await this.prepare(file);
    if (bytes === null) return "unquiet";
    try {
      if (bytes.companion !== null) return this.leaveOut(file, bytes.companion);
      return await this.send(run, file, bytes);
    } finally {
      bytes.release();
    }
  }

  /** The bytes to send, packed if need be; null while they cannot be read. */
  private async prepare(file: Sending): Promise<Prepared | null> {
    const { folder } = this.settings;
    const path = join(folder, file.path);
    let release: () => void = () => undefined;
    try {
      if (file.channel === null) {
        const companion = companionAt(path);
        const sha256 = companion === null ? await hashOf(path, file.size) : "";
        return { path, size: file.size, sha256, companion, release };
      }
      const packed = packChannel(folder, file.channel);
      release = packed.remove;
      const sha256 = await hashOf(packed.path, packed.size);
      return { path: packed.path, size: packed.size, sha256, companion: null, release };
    } catch (error) {
      release();
      const { code, message } = error as NodeJS.ErrnoException;
      this.sayOnce(`${file.path}: cannot be read now (${code ?? message}); trying again`);
      return null;
    }
  }

  private async send(run: string, file: Sending, { path, size, sha256 }: Prepared): Promise<Pass> {
    const { server, signal, say } = this.settings;
    this.seen.delete(file.path);
    if (this.sent.hasContent(run, sha256)) {
      this.sent.add(run, file, sha256);
      return "done";
    }
    const answer = await sendFile(server, run, path, size, signal);
    if (answer.kind !== "taken") return this.failed(run, file, answer);
    this.back();
    if (answer.sha256 !== sha256) {
      say(`${file.path}: changed while it was sent; sending it again when it rests`);
      return "unquiet";
    }
    this.sent.add(run, file, sha256);
    this.refused.delete(file.path);
    const how = answer.duplicate ? "was there already" : "sent";
    const packed = file.channel === null ? "" : `, ${file.channel.members.length} files in ${basename(path)}`;
    say(`${file.path} → ${run}: ${how}, ${sizeText(size)}${packed}`);
    return "done";
  }

  private leaveOut(file: Sending, what: string): Pass {
    this.companions.set(file.path, stampOf(file));
    this.seen.delete(file.path);
    this.sayOnce(`${file.path}: ${what}; left out`);
    return "done";
  }

  private failed(run: string, file: FoundFile, answer: Failure): Pass {
    const { say, server, signal } = this.settings;
    if (signal.aborted) return "done";
    if (answer.kind === "token") {
      say(`the token is refused: ${answer.message}`);
      return "token";
    }
    if (answer.kind === "refused") {
      this.refused.set(file.path, stampOf(file));
      say(`${file.path} → ${run}: refused: ${answer.message}`);
      return "done";
    }
    if (!this.isAway) say(`${server.origin} does not answer (${answer.message}); going on when it is back`);
    this.isAway = true;
    return "away";
  }

  /** What stays true at every look is told at the first. */
  private sayOnce(line: string): void {
    if (!this.said.has(line)) this.settings.say(line);
    this.said.add(line);
  }

  private back(): void {
    if (this.isAway) this.settings.say(`${this.settings.server.origin} answers again`);
    this.isAway = false;
  }
}

function stampOf({ size, modifiedMs }: FoundFile): string {
  return `${size} ${modifiedMs}`;
}

function sizeText(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
