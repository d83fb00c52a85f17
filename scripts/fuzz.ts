/**
 * Damages instrument files and lets their readers try: `npm run fuzz [-- --mutations N --seed S --only ID]`.
 * Samples come from the format folders (`fuzz-samples.ts`) and, where GARNETBOOK_REAL_DATA has them, real files up to
 * 64 kB (larger ones only where a format has no other sample). Prints one line a reader; exit 1 and the seed of each
 * failure where a reader did not stand it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bytesSource } from "@/lib/domain/byte-source";
import { fuzzReader, mutationOf } from "@/lib/formats/fuzz";
import { recogniseSource } from "@/lib/formats/recognise";
import { formatReaders } from "@/lib/formats/registry";
import { loadFuzzSamples } from "@/lib/formats/testing/load-fuzz-samples";

const smallSample = 64 * 1024;
const largestSample = 1024 * 1024;

const { values } = parseArgs({
  options: {
    mutations: { type: "string", default: "50000" },
    seed: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
    only: { type: "string" },
  },
});
const mutations = Number(values.mutations);
const seed = Number(values.seed);
const real = realSamples();
let failed = false;
for (const reader of formatReaders) {
  if (values.only !== undefined && reader.id !== values.only) continue;
  const own = await loadFuzzSamples(reader.id);
  const found = real.get(reader.id) ?? [];
  const samples = [...own, ...found.filter((bytes) => own.length === 0 || bytes.length <= smallSample)];
  if (samples.length === 0) {
    console.log(`${reader.id}: no samples`);
    failed = true;
    continue;
  }
  const report = fuzzReader(reader, { samples, mutations, seed, maximumGrowth: 400 });
  const counts = `${report.read} read, ${report.refused} refused, ${report.failures.length} failed`;
  console.log(
    `${reader.id}: ${mutations} mutations of ${samples.length} samples, seed ${seed}: ${counts}, slowest ${report.slowestMs.toFixed(0)} ms`,
  );
  for (const failure of report.failures.slice(0, 5)) {
    console.log(`  mutation ${failure.index}: ${failure.problem}`);
    if (failure.index >= 0)
      console.log(`  bytes: ${keep(reader.id, mutationOf(samples, seed, failure.index))}`);
  }
  failed ||= report.failures.length > 0;
}
process.exit(failed ? 1 : 0);

/** Real files by the reader that recognises them. */
function realSamples(): Map<string, Uint8Array[]> {
  const folder = resolve(process.env.GARNETBOOK_REAL_DATA ?? "../shared/data");
  const samples = new Map<string, Uint8Array[]>();
  if (!existsSync(folder)) return samples;
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, entry);
    const stat = statSync(path);
    if (!stat.isFile() || stat.size > largestSample) continue;
    const bytes = new Uint8Array(readFileSync(path));
    const reader = recogniseSource(bytesSource(entry, bytes), formatReaders)[0]?.reader;
    if (reader !== undefined) samples.set(reader.id, [...(samples.get(reader.id) ?? []), bytes]);
  }
  return samples;
}

/** Writes the bytes of a failure where they can be looked at; returns the path. */
function keep(id: string, bytes: Uint8Array): string {
  const folder = join(tmpdir(), "garnetbook-fuzz");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${id}-${seed}-${bytes.length}.dat`);
  writeFileSync(path, bytes);
  return path;
}
