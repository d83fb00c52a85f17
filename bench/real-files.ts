/** Real instrument files, where they are: the largest of each format. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { recogniseSource } from "@/lib/formats/recognise";
import { formatReaders } from "@/lib/formats/registry";
import { openFileSource } from "@/lib/storage/file-source";
import { root } from "@/scripts/environment";

export interface RealFile {
  readonly path: string;
  readonly name: string;
  readonly format: string;
  readonly sizeBytes: number;
}

/** Empty where the folder is not there; the report says so. */
export function largestOfEachFormat(kinds: readonly string[]): readonly RealFile[] {
  const folder = resolve(root, process.env.GARNETBOOK_REAL_DATA || "../shared/data");
  const largest = new Map<string, RealFile>();
  for (const kind of kinds) {
    const place = join(folder, kind);
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) {
      const path = join(place, name);
      const format = formatOf(path);
      if (format === null) continue;
      const file = { path, name: basename(path), format, sizeBytes: statSync(path).size };
      if (file.sizeBytes > (largest.get(format)?.sizeBytes ?? 0)) largest.set(format, file);
    }
  }
  return [...largest.values()].sort((a, b) => b.sizeBytes - a.sizeBytes);
}

function formatOf(path: string): string | null {
  const source = openFileSource(path, basename(path));
  try {
    return recogniseSource(source, formatReaders)[0]?.reader.id ?? null;
  } finally {
    source.close();
  }
}
