/** Synthetic samples to damage: a table with units in a row of their own, and one of blanks. */
export function fuzzSamples(): Uint8Array[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  const rows = Array.from(
    { length: 60 },
    (_, at) =>
      `${at * 10},5\t${3 + at / 100}\t${at % 7}\t2024-05-01 10:00:${String(at).padStart(2, "0")}\tnote ${at % 3}`,
  ).map((row) => row.replaceAll(".", ","));
  const blanks = Array.from({ length: 60 }, (_, at) => `  ${at}   ${3 + at / 50}  -0.25`);
  return [
    encode(`Preamble\n\nTime\tVoltage\tCurrent\tDate\tComment\ns\tV\tmA\t\t\n${rows.join("\n")}\n`),
    encode(`time/s  voltage/V  current/mA\n${blanks.join("\n")}\n`),
  ];
}
