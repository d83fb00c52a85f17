/** Synthetic samples to damage: a resumed test. */
const titles = "Date and Time,Cycle Number,Run Time (h),Current (A),Potential (V),Capacity (Ah),Step Number";

export function fuzzSamples(): Uint8Array[] {
  const block = (hour: number) => [
    "[Summary]",
    "Novonix UHPC data file",
    "Started: 2024-01-01 00:00:00",
    "[End Summary]",
    "[Protocol]",
    '{"Version":"2.13.0"}',
    "[End Protocol]",
    "[Data]",
    titles,
    ...Array.from(
      { length: 30 },
      (_, row) => `2024-01-01 0${hour}:${10 + row}:00,1,${row / 60},0.001,3.${row},0.00${row},1`,
    ),
  ];
  return [new TextEncoder().encode([...block(1), ...block(5)].join("\n"))];
}
