/** Synthetic samples to damage: two dialects. */
export function fuzzSamples(): Uint8Array[] {
  const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\r\n"));
  const rows = Array.from({ length: 40 }, (_, row) => {
    const state = row < 5 ? "R" : row < 20 ? "D" : "C";
    return `${row + 1}\t0\t${row < 5 ? 1 : 2}\t  0d 00:${String(row).padStart(2, "0")}:5.05\t  0d 00:00:0.05\t0.0001\t0.0\t0.5\t3.4\t${state}\t0\t12/11/2020 12:${String(row).padStart(2, "0")}:17\t-2501.8\t C  \t0.0\t`;
  });
  const minutes = Array.from(
    { length: 40 },
    (_, row) =>
      `${row + 1}\t0\t1\t1\t${row},000000\t0,00\t0,1377\tR\t06/05/2021 11:${String(row).padStart(2, "0")}:46`,
  );
  return [
    encode([
      "Today's Date:\t14 December 2020\tDate of Test:\t11 December 2020, 12:22:12 PM",
      "Procedure:\tsynthetic.000\tDescription:\tÿÿÿ",
      "Rec#\tCyc#\tStep\tTestTime\tStepTime\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time\tAux #1\t Units\tVAR1\t",
      ...rows,
    ]),
    encode([
      "Name:\tsynthetic",
      "Started\t06/05/2021 11:23:46",
      "Rec\tCycle P\tCycle C\tStep\tTestTime\tCurrent [A]\tVoltage [V]\tMd\tDPT Time",
      "",
      ...minutes,
    ]),
  ];
}
