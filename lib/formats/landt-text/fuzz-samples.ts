/** Synthetic samples to damage: underscored and slashed titles. */
export function fuzzSamples(): Uint8Array[] {
  const encode = (lines: readonly string[]) => new TextEncoder().encode(lines.join("\n"));
  const at = (row: number) => `04/30/2024 14:${String(row).padStart(2, "0")}:19`;
  const underscored = Array.from(
    { length: 40 },
    (_, row) => `${row + 1},1,1,${at(row)},${row * 60}.020,0.2,-0.0002,0.5,0.000${row},0,0,charge CC,`,
  );
  const slashed = Array.from(
    { length: 40 },
    (_, row) =>
      `${row + 1},0-00:${String(row).padStart(2, "0")}:10,3.01,0.5,0.00${row},2019-05-20 10:00:10,D_CC,`,
  );
  return [
    encode([
      "cell model:,,,,,,,,,,",
      "channel_index,cycle_index,step_index,date_time_iso_string,test_time_s,step_time_s,current_A,voltage_V,discharge_capacity_Ah,charge_capacity_Ah,temperature_1_C,step_name",
      ...underscored,
    ]),
    encode(["Index,TestTime,Voltage/V,Current/mA,Capacity/mAh,SysTime,State,", ...slashed]),
  ];
}
