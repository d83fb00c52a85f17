/** What every binary Neware layout is decoded into, before it becomes a recording. */

export interface NewareRecords {
  readonly rows: number;
  readonly index: Uint32Array;
  /** The vendor's cycle counter, from 1; null where the layout has none, NaN where its place is cut off. */
  readonly cycle: Uint32Array | Float64Array | null;
  /** Runs from 1 and never resets. */
  readonly stepNumber: Uint32Array | null;
  /** Number of the step in the schedule. */
  readonly stepIndex: Uint32Array | Float64Array | null;
  readonly stepType: Uint8Array | null;
  /** s since the start of the step. */
  readonly stepTimeS: Float64Array | null;
  /** s since the start of the test, where the file stores it. */
  readonly totalTimeS: Float64Array | null;
  /** s since 1970: UTC, or readings of the instrument's clock where `isUtc` is false. */
  readonly clockS: Float64Array | null;
  readonly isUtc: boolean;
  readonly voltageV: Float64Array | Float32Array;
  readonly currentMa: Float64Array;
  readonly chargeMah: Float64Array | null;
  readonly dischargeMah: Float64Array | null;
  readonly chargeMwh: Float64Array | null;
  readonly dischargeMwh: Float64Array | null;
  /** Of a sensor whose readings stand in the records themselves. */
  readonly temperatureC?: Float64Array | null;
  /** 1 where times, capacities and energies were interpolated between stored ones. */
  readonly interpolated: Uint8Array | null;
  /** Codes of current ranges that no known file has used, with how many records have them. */
  readonly unknownRanges: ReadonlyMap<number, number>;
  /** Raw currents, kept where a range is unknown. */
  readonly rawCurrent: Int32Array | null;
}

/** What every record of floating-point numbers has, zero as yet. */
export function emptyFloatRecords(rows: number) {
  return {
    rows,
    index: new Uint32Array(rows),
    voltageV: new Float32Array(rows),
    currentMa: new Float64Array(rows),
    chargeMah: new Float64Array(rows),
    dischargeMah: new Float64Array(rows),
    chargeMwh: new Float64Array(rows),
    dischargeMwh: new Float64Array(rows),
    isUtc: true,
    interpolated: null,
    unknownRanges: new Map<number, number>(),
    rawCurrent: null,
  };
}
