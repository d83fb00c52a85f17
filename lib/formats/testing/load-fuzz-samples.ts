/** The samples a format's folder offers for fuzzing (`fuzz-samples.ts`, exporting `fuzzSamples`); none without it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export async function loadFuzzSamples(id: string): Promise<Uint8Array[]> {
  const file = fileURLToPath(new URL(`../${id}/fuzz-samples.ts`, import.meta.url));
  if (!existsSync(file)) return [];
  const module = (await import(/* @vite-ignore */ file)) as { fuzzSamples: () => Uint8Array[] };
  return module.fuzzSamples();
}
