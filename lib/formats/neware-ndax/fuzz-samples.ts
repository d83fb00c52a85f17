/** A small archive to damage, packed and not: two steps of version 14. */

import { storedZip } from "../testing/stored-zip";
import { ndax, ndcPages, pairRecord, runInfoRecord, stepRecord } from "../testing/synthetic-neware";

export function fuzzSamples(): Uint8Array[] {
  const data = [0.002, 0.002, -0.001, -0.001].map((amperes, row) => pairRecord(3 + row / 10, amperes));
  const runs = [
    { index: 1, step: 1, stepTimeMs: 0, dtMs: 0, unixS: 1_700_000_000, milliseconds: 250 },
    { index: 3, step: 2, stepTimeMs: 0, dtMs: 0, unixS: 1_700_000_020, milliseconds: 250 },
  ].map((run) => runInfoRecord(run, 55));
  const archive = ndax({
    "data.ndc": ndcPages(1, 14, 8, data),
    "data_runInfo.ndc": ndcPages(18, 14, 55, runs),
    "data_step.ndc": ndcPages(7, 14, 37, [stepRecord(0, 1, 1, 37), stepRecord(0, 2, 2, 37)]),
  });
  return [archive, storedZip(archive)];
}
