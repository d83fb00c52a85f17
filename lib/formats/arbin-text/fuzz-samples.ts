/** Synthetic samples to damage. */
const titles =
  "Data Point,Date Time,Test Time (s),Step Time (s),Cycle Index,Step Index,Current (A),Voltage (V),Charge Capacity (Ah),Discharge Capacity (Ah),Aux_Temperature_1 (C)";

export function fuzzSamples(): Uint8Array[] {
  const rows = Array.from(
    { length: 60 },
    (_, row) =>
      `${row + 1},\t09/20/2024 08:32:${String(row).padStart(2, "0")}.558,${row * 30},${row},1,1,0.00${row},3.${row},0.1,0,24.6`,
  );
  const encode = (text: string) => new TextEncoder().encode(text);
  return [encode([titles, ...rows].join("\n")), encode([titles, ...rows].join("\r\n").replaceAll(",", "\t"))];
}
