/** The files below a folder as they stand now. */
import { lstatSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

export interface FoundFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/** Names that instruments, editors and synchronising programs give to what is not finished. */
const unfinished = /^[.~]|\.(?:tmp|temp|part|partial|crdownload|lock|lck|swp)$/i;

/** Every finished-looking file, by path; links, hidden, empty and temporary files and those of `except` are passed over. */
export function findFiles(folder: string, except: readonly string[] = []): FoundFile[] {
  const left = new Set(except.map((each) => resolve(each)));
  const found: FoundFile[] = [];
  const visit = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (unfinished.test(entry.name)) continue;
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && !left.has(resolve(folder, path))) found.push(...fileAt(folder, path));
    }
  };
  visit("");
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function fileAt(folder: string, path: string): FoundFile[] {
  try {
    const { size, mtimeMs } = lstatSync(join(folder, path));
    return size === 0 ? [] : [{ path, size, modifiedMs: mtimeMs }];
  } catch {
    // Renamed or deleted since the folder was listed: the next look sees what became of it.
    return [];
  }
}
