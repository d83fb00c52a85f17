/**
 * Record layouts of `.nda` 1–29. Byte 0 of a record is its kind: 0x55 (0 in some early versions) data, 0x65
 * auxiliary. Fields lie behind each other; which there are, and how wide, changed with the versions.
 *
 * Versions 5–8, 14 (16, 17, 20, 22–24) and 29 (26, 28) are known from real files; the others from the vendor's
 * structures as fastnda describes them.
 */
import type { IntegerLayout } from "../neware/integer-records";

export interface NdaLayout extends IntegerLayout {
  /** Values of byte 0 that mark a data record; null where records are not marked. */
  readonly markers: readonly number[] | null;
  /** Whether the place of the first record is found by its bytes (index 1) instead of the header's pointer. */
  readonly isSearched: boolean;
}

const base = {
  index: 1,
  cycle: 5,
  stepIndex: 9,
  stepIndexBytes: 1,
  stepType: 10,
  stepChanges: -1,
  totalTime: -1,
  isSearched: false,
  range: -1,
} as const;

const version1: NdaLayout = {
  ...base,
  bytes: 38,
  markers: null,
  index: 0,
  cycle: 4,
  cycleFromZero: false,
  stepIndex: 8,
  stepType: 9,
  stepTime: 10,
  stepTimeKind: "u32 s",
  voltage: 14,
  current: 18,
  counters: 30,
  counterKind: "capacity i64",
  date: -1,
  dateKind: "unix u64",
};

const version2: NdaLayout = {
  ...base,
  bytes: 39,
  markers: [0],
  index: -1,
  cycle: 5,
  cycleFromZero: false,
  stepType: 9,
  stepIndex: 10,
  stepTime: 11,
  stepTimeKind: "u32 s",
  voltage: 15,
  current: 19,
  counters: 31,
  counterKind: "capacity i64",
  date: -1,
  dateKind: "unix u64",
};

const version3: NdaLayout = {
  ...base,
  bytes: 43,
  markers: [0, 0x55],
  cycleFromZero: false,
  stepTime: 11,
  stepTimeKind: "u32 s",
  voltage: 15,
  current: 19,
  counters: 31,
  counterKind: "capacity i64",
  date: -1,
  dateKind: "unix u64",
};

/** Cycles count from 0 in versions 5 and 7, from 1 in 6 and 8. */
function version5(cycleFromZero: boolean): NdaLayout {
  return {
    ...version3,
    bytes: 59,
    cycleFromZero,
    counterKind: "capacity, energy i64",
    date: 47,
  };
}

const version9: NdaLayout = {
  ...base,
  bytes: 60,
  markers: [0x55],
  index: 2,
  cycle: 6,
  cycleFromZero: true,
  stepIndex: 10,
  stepType: 11,
  stepTime: 12,
  stepTimeKind: "u32 s",
  voltage: 16,
  current: 20,
  counters: 32,
  counterKind: "capacity, energy i64",
  date: 48,
  dateKind: "unix u64",
};

const version10: NdaLayout = {
  ...version9,
  bytes: 64,
  cycleFromZero: false,
  stepTimeKind: "u64 s",
  voltage: 20,
  current: 24,
  counters: 36,
  date: 52,
};

/** From here the step index has two bytes, time is in milliseconds, and the record names its range. */
const version11: NdaLayout = {
  ...version9,
  bytes: 69,
  stepIndexBytes: 2,
  stepType: 12,
  stepTime: 13,
  stepTimeKind: "u64 ms",
  voltage: 21,
  current: 25,
  counters: 37,
  date: 53,
  range: 61,
};

const version25: NdaLayout = { ...version11, bytes: 70, cycleFromZero: false, stepChanges: 65 };

/** Charge and discharge counted apart; 0x55 at 0, u8 auxiliary channel at 1. */
const version29: NdaLayout = {
  ...version11,
  bytes: 86,
  isSearched: true,
  stepChanges: 13,
  stepTime: 14,
  voltage: 22,
  current: 26,
  counters: 38,
  counterKind: "4 × i64",
  date: 70,
  dateKind: "civil",
  range: 78,
};

const version14: NdaLayout = { ...version29, dateKind: "unix u64" };

const version19: NdaLayout = {
  ...base,
  bytes: 68,
  markers: [0x55],
  index: 8,
  cycle: 12,
  cycleFromZero: true,
  stepIndex: 16,
  stepIndexBytes: 2,
  stepType: 18,
  stepTime: 24,
  stepTimeKind: "u32 s",
  voltage: 28,
  current: 32,
  counters: 44,
  counterKind: "4 × i32",
  date: 60,
  dateKind: "unix u32",
};

export const ndaLayouts: ReadonlyMap<number, NdaLayout> = new Map([
  [1, version1],
  [2, version2],
  [3, version3],
  [4, version3],
  [5, version5(true)],
  [6, version5(false)],
  [7, version5(true)],
  [8, version5(false)],
  [9, version9],
  [10, version10],
  ...[11, 12, 13, 15, 18].map((version) => [version, version11] as const),
  ...[14, 16, 17, 20, 22, 23, 24].map((version) => [version, version14] as const),
  [19, version19],
  [25, version25],
  [27, version25],
  ...[26, 28, 29].map((version) => [version, version29] as const),
]);

/** Versions whose layout has been compared with the vendor's export of a real file. */
export const comparedNdaVersions: ReadonlySet<number> = new Set([
  5, 6, 7, 8, 14, 16, 17, 20, 22, 23, 24, 26, 28, 29, 130,
]);
