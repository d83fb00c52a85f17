/** Real instrument files for tests, found through GARNETBOOK_REAL_DATA; absent on most machines. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(process.env.GARNETBOOK_REAL_DATA ?? "../shared/data");

/** Whether that file is there; tests on it are skipped, and so counted, where it is not. */
export function hasRealFile(path: string): boolean {
  return existsSync(resolve(folder, path));
}

export function realFileBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(folder, path)));
}

/** What another reader found in the file, from `reference.json` beside the files. */
// biome-ignore lint/suspicious/noExplicitAny: the reference file has another shape for every format.
export function realReference(path: string): any {
  const all = JSON.parse(readFileSync(resolve(folder, "reference.json"), "utf8")) as {
    files: { file: string; reference: unknown }[];
  };
  const found = all.files.find((each) => each.file === path);
  if (found === undefined) throw new Error(`reference.json has no ${path}`);
  return found.reference;
}
