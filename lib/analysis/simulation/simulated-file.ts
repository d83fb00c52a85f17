/** What every simulated file carries, so that nobody takes it for a measurement. */

export const simulatedMark = "simulated by Garnetbook";

export interface SimulatedFileHeader {
  /** Wall clock of the first record; printed without a zone where the format has none. */
  readonly startedAt: Date;
  /** What the operator would have typed: a cell code, a protocol. */
  readonly comment: string;
  readonly channel?: number;
}

/** Shortest text of a number with that many significant digits. */
export function digits(value: number, significant: number): string {
  return String(Number(value.toPrecision(significant)));
}
