/** Where the fields of each `.ndc` version lie, and what turns its numbers into V, mA, mAh and mWh. */
import type { IntegerLayout } from "../neware/integer-records";

/** Versions 1–4: one record in 512 bytes; offsets from byte 5 of its page. 3 is as 1, 4 as 2. */
const small = {
  index: 8,
  cycle: 12,
  cycleFromZero: true,
  stepIndex: 16,
  stepIndexBytes: 1,
  stepType: 17,
  stepChanges: -1,
  stepTimeKind: "u64 ms",
  counterKind: "4 × i64",
  dateKind: "civil",
} as const;

const version1: IntegerLayout = {
  ...small,
  bytes: 83,
  stepTime: 20,
  totalTime: -1,
  voltage: 28,
  current: 32,
  counters: 40,
  date: 72,
  range: 79,
};

const version2: IntegerLayout = {
  ...small,
  bytes: 94,
  stepTime: 23,
  totalTime: 86,
  voltage: 31,
  current: 35,
  counters: 43,
  date: 75,
  range: 82,
};

/** Version 5: marker 0x55 at 0, the fields of version 2 from byte 1 on; the step's change counter at 11. */
const version5: IntegerLayout = {
  bytes: 87,
  index: 1,
  cycle: 5,
  cycleFromZero: true,
  stepIndex: 9,
  stepIndexBytes: 1,
  stepType: 10,
  stepChanges: 11,
  stepTime: 16,
  stepTimeKind: "u64 ms",
  totalTime: 79,
  voltage: 24,
  current: 28,
  counters: 36,
  counterKind: "4 × i64",
  date: 68,
  dateKind: "civil",
  range: 75,
};

export const integerLayouts: ReadonlyMap<number, IntegerLayout> = new Map([
  [1, version1],
  [2, version2],
  [3, version1],
  [4, version2],
  [5, version5],
]);

/**
 * Versions that split a test into data (f32 V, f32 I), run info and steps. Factors to V, mA and mAh (mWh).
 * Run info: +0 u32 step time ms, +5 four f32 counters (charge, discharge mAh; charge, discharge mWh), then
 * `dt` i32 ms since the record before, u32 s UTC, u32 step, u32 index, u16 ms. Step: +0 u32 cycle from 0,
 * +4 u32 step index, +24 u8 type, +33 u32 index of the first record.
 */
export interface SplitLayout {
  readonly voltageFactor: number;
  readonly currentFactor: number;
  readonly counterFactor: number;
  readonly runInfoBytes: number;
  /** Offset of `dt`; the fields after it follow on. */
  readonly runInfoDt: number;
  readonly hasMilliseconds: boolean;
  readonly stepBytes: number;
  /** Auxiliary values are one f32 a record ("float") or marked structures. */
  readonly auxiliary: "float" | "marked";
}

const inAmperes = { voltageFactor: 1, currentFactor: 1000, counterFactor: 1000, auxiliary: "float" } as const;
const inTenths = {
  voltageFactor: 1e-4,
  currentFactor: 1,
  counterFactor: 1 / 3600,
  auxiliary: "marked",
} as const;
const late = { runInfoDt: 29, hasMilliseconds: true } as const;

export const splitLayouts: ReadonlyMap<number, SplitLayout> = new Map<number, SplitLayout>([
  [8, { ...inAmperes, runInfoBytes: 42, runInfoDt: 26, hasMilliseconds: false, stepBytes: 37 }],
  [9, { ...inTenths, runInfoBytes: 45, runInfoDt: 29, hasMilliseconds: false, stepBytes: 37 }],
  [11, { ...inTenths, ...late, runInfoBytes: 47, stepBytes: 37 }],
  [12, { ...inAmperes, ...late, runInfoBytes: 47, stepBytes: 37 }],
  [13, { ...inTenths, ...late, runInfoBytes: 55, stepBytes: 37 }],
  [14, { ...inAmperes, ...late, runInfoBytes: 55, stepBytes: 37 }],
  [16, { ...inTenths, ...late, runInfoBytes: 100, stepBytes: 100 }],
  [17, { ...inAmperes, ...late, runInfoBytes: 100, stepBytes: 100 }],
]);

/** Versions whose layout has been compared with the vendor's export of a real file. */
export const comparedVersions: ReadonlySet<number> = new Set([2, 5, 11, 14, 16, 17]);
