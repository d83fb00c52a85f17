/** A run to send files to, with the storage in a folder of its own; call at the top of a test file. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { drainQueue } from "@/lib/jobs/testing/drain-queue";
import { attachUpload, listRunFiles } from "../run-file";
import { cellScene } from "./cell-scene";
import { type LabScene, labScene } from "./lab-scene";

export function ingestScene(context: { readonly db: Database; readonly url: string }) {
  let folder = "";
  let scene: LabScene;
  let cell: Awaited<ReturnType<typeof cellScene>>;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "garnetbook-ingest-"));
    process.env.GARNETBOOK_DATA_DIR = folder;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    scene = await labScene(context.db);
    cell = await cellScene(context.db, scene.projectId);
  });
  const member = (): Actor => scene.actors.member;
  const run = (): string => cell.run.code;
  const send = (name: string, content: Uint8Array | string, to = run(), as = member()) =>
    attachUpload(as, to, { name, bytes: inPieces(content) });
  return {
    get scene() {
      return scene;
    },
    get cell() {
      return cell;
    },
    get run() {
      return run();
    },
    get member() {
      return member();
    },
    send,
    drain: () => drainQueue(context.url),
    /** Sends, reads and analyses one file after the other. */
    async ingest(...files: readonly (readonly [string, Uint8Array | string])[]) {
      for (const [name, content] of files) {
        await send(name, content);
        await drainQueue(context.url);
      }
      return listRunFiles(member(), run());
    },
    files: () => listRunFiles(member(), run()),
    /** Paths of everything in the storage. */
    stored: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)),
  };
}

export async function* inPieces(content: Uint8Array | string): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
