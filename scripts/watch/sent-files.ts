/** What was sent already, kept in a file so that a restart sends nothing twice. */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import type { FoundFile } from "./find-files";

const stateFile = z.object({
  version: z.literal(1),
  server: z.string(),
  sent: z.array(
    z.object({
      run: z.string(),
      path: z.string(),
      size: z.number(),
      modifiedMs: z.number(),
      sha256: z.string(),
      sentAt: z.string(),
    }),
  ),
});
type SentFile = z.infer<typeof stateFile>["sent"][number];

export class SentFiles {
  /** The last sending of each path to each run. */
  private readonly byPath = new Map<string, SentFile>();
  /** Every content a run was ever sent. */
  private readonly contents = new Set<string>();
  private readonly every: SentFile[] = [];

  /** @throws AppError when the file is not a state file, or belongs to another server */
  constructor(
    private readonly file: string,
    private readonly server: string,
  ) {
    if (!existsSync(file)) return;
    const state = stateFile.safeParse(jsonOf(file));
    if (!state.success) {
      throw new AppError(
        "invalid_input",
        `expected ${file} to be the state of a watch, found something else`,
      );
    }
    if (state.data.server !== server) {
      throw new AppError(
        "invalid_input",
        `${file} tells what was sent to ${state.data.server}, not to ${server}: name another with --state`,
      );
    }
    for (const each of state.data.sent) this.take(each);
  }

  /** Whether the file stands as it was when it was last sent to that run. */
  isUnchanged(run: string, found: FoundFile): boolean {
    const last = this.byPath.get(keyOf(run, found.path));
    return last !== undefined && last.size === found.size && last.modifiedMs === found.modifiedMs;
  }

  /** Whether that run was sent these bytes, under whatever name. */
  hasContent(run: string, sha256: string): boolean {
    return this.contents.has(keyOf(run, sha256));
  }

  /** Notes a sending and writes it down before anything else is sent. */
  add(run: string, { path, size, modifiedMs }: FoundFile, sha256: string): void {
    this.take({ run, path, size, modifiedMs, sha256, sentAt: new Date().toISOString() });
    const state = { version: 1, server: this.server, sent: this.every };
    // Renaming replaces the state whole: a power cut leaves the old one or the new one.
    writeFileSync(`${this.file}.new`, `${JSON.stringify(state, null, 1)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }

  private take(sent: SentFile): void {
    this.byPath.set(keyOf(sent.run, sent.path), sent);
    this.contents.add(keyOf(sent.run, sent.sha256));
    const same = this.every.findIndex(
      (each) => each.run === sent.run && each.path === sent.path && each.sha256 === sent.sha256,
    );
    if (same >= 0) this.every.splice(same, 1);
    this.every.push(sent);
  }
}

function keyOf(run: string, what: string): string {
  return `${run.toLowerCase()}\n${what}`;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
