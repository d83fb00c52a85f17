/** Plate-and-strip cycling as BDF text: constant current, exact charges, for tests that need a file of some size. */

interface Shape {
  readonly cycles: number;
  readonly recordsAHalfCycle: number;
  /** @default 0.5 */
  readonly currentMa?: number;
  /** Stripped over plated charge. @default 0.95 */
  readonly ceFraction?: number;
  /** Seconds between records. @default 10 */
  readonly intervalS?: number;
  /** Clock at the first record, s since 1970; no wall clock without. */
  readonly startUnixS?: number;
}

/** Header and rows; the first `n` lines of a longer text are the text of the shorter run. */
export function cyclingText(shape: Shape): string {
  const { cycles, recordsAHalfCycle, currentMa = 0.5, ceFraction = 0.95, intervalS = 10, startUnixS } = shape;
  const lines = [
    `Test Time / s,${startUnixS === undefined ? "" : "Unix Time / s,"}Voltage / V,Current / A,Cycle Count / 1`,
  ];
  let timeS = 0;
  const half = (cycle: number, sign: 1 | -1, records: number) => {
    for (let k = 0; k < records; k++) {
      const share = k / records;
      const voltage = sign < 0 ? 0.1 - 0.2 * share : 0.05 + 3.95 * share * share;
      const clock = startUnixS === undefined ? "" : `${(startUnixS + timeS).toFixed(1)},`;
      lines.push(
        `${timeS.toFixed(1)},${clock}${voltage.toFixed(5)},${((sign * currentMa) / 1000).toFixed(7)},${cycle}`,
      );
      timeS += intervalS;
    }
  };
  for (let cycle = 1; cycle <= cycles; cycle++) {
    half(cycle, -1, recordsAHalfCycle);
    half(cycle, 1, Math.round(recordsAHalfCycle * ceFraction));
  }
  return `${lines.join("\n")}\n`;
}
