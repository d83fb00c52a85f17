/** Synthetic samples to damage. */
export function fuzzSamples(): Uint8Array[] {
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${row}.004\t${row + 1}\t${row}\t4\tCharge\t3.5\t0.45\t0.001\t25.4\t1\t1`,
  );
  const text = [
    "~Resultfile from Basytec Battery Test System",
    "~Start of Test: 19.06.2023 17:56:53",
    "~Time[s]\tDataSet\tt-Step[s]\tLine\tCommand\tU[V]\tI[A]\tAh[Ah]\tT1[°C]\tCyc-Count\tState",
    ...rows,
  ].join("\r\n");
  return [new TextEncoder().encode(text)];
}
