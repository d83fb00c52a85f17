/** Synthetic samples to damage: two cells. */
const titles =
  "Test,Cell,Rack,Shelf,Position,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Decimal Hours),Real Time,Voltage (mV),Current (A),Charge Capacity (mAh),Discharge Capacity (mAh),Temp (°C),";

export function fuzzSamples(): Uint8Array[] {
  const rows = Array.from(
    { length: 40 },
    (_, row) =>
      `25205,${row < 20 ? 1 : 2},ACT4,014,1,1,Charge,0,00:${10 + row}:10.000,0.5,01/28/2026 17:${10 + row}:18,3700,0.0015,0.25,0,19.27,`,
  );
  const text = ["Test:,25205", "Start Time:,01/28/2026 17:40:39", titles, ...rows].join("\r\n");
  return [new TextEncoder().encode(text)];
}
