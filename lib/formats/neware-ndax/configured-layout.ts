/**
 * `.ndc` version 7: version 5 with the fields that its header lists. +13 up to 40 i32 codes, ended by 0; the record
 * holds their fields in that order. The codes of version 5, written out, are 1 6 7 8 9 10 11 12 13 14 15 16 17 18 19
 * 20 21 28 29.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { IntegerLayout } from "../neware/integer-records";
import type { NdcFile } from "./ndc-pages";

/** Bytes of each field by its code. */
const fieldBytes: ReadonlyMap<number, number> = new Map([
  [1, 1], // marker
  [6, 4], // index
  [7, 4], // cycle
  [8, 1], // step index
  [9, 1], // step type
  [10, 1], // step change counter
  [11, 4], // work type
  [12, 8], // step time, ms
  [13, 4], // voltage
  [14, 4], // current
  [15, 2], // resistance
  [16, 2], // temperature
  [17, 8], // charge
  [18, 8], // discharge
  [19, 8], // charge energy
  [20, 8], // discharge energy
  [21, 7], // date
  [28, 4], // range
  [29, 8], // total time, ms
  [51, 8],
  [52, 8],
  [53, 2], // ms of the date
]);

/** @throws UnreadableFileError for a code that is not known, since all fields after it would be misplaced. */
export function configuredLayout(file: NdcFile): IntegerLayout {
  const at = new Map<number, number>();
  let bytes = 0;
  for (let place = 0; place < 40 && 13 + 4 * place + 4 <= file.bytes.length; place += 1) {
    const code = file.view.getInt32(13 + 4 * place, true);
    if (code === 0) break;
    const size = fieldBytes.get(code);
    if (size === undefined)
      throw new UnreadableFileError({
        expected: "a known field code",
        found: `${code}`,
        at: `${file.name}, byte ${13 + 4 * place}`,
      });
    at.set(code, bytes);
    bytes += size;
  }
  const require = (code: number, what: string): number => {
    const offset = at.get(code);
    if (offset === undefined)
      throw new UnreadableFileError({
        expected: `a field of ${what} (code ${code})`,
        found: "none",
        at: file.name,
      });
    return offset;
  };
  const counters = require(17, "charge");
  if ([18, 19, 20].some((code, index) => at.get(code) !== counters + 8 * (index + 1)))
    throw new UnreadableFileError({
      expected: "four counters in a row (codes 17 to 20)",
      found: "others",
      at: file.name,
    });
  return {
    bytes,
    index: at.get(6) ?? -1,
    cycle: at.get(7) ?? -1,
    cycleFromZero: true,
    stepIndex: require(8, "step index"),
    stepIndexBytes: 1,
    stepType: require(9, "step type"),
    stepChanges: at.get(10) ?? -1,
    stepTime: require(12, "step time"),
    stepTimeKind: "u64 ms",
    totalTime: at.get(29) ?? -1,
    voltage: require(13, "voltage"),
    current: require(14, "current"),
    counters,
    counterKind: "4 × i64",
    date: at.get(21) ?? -1,
    dateKind: "civil",
    range: at.get(28) ?? -1,
  };
}
