/** Synthetic samples to damage. */
import { writeWorkbook } from "../testing/write-workbook";

const titles = ["Test_Time(s)", "Cycle_Index", "Current(A)", "Voltage(V)", "Charge_Capacity(Ah)"];

export function fuzzSamples(): Uint8Array[] {
  const rows = Array.from({ length: 40 }, (_, row) => [row * 10, 1, 0.001, 3 + row / 100, row / 1000]);
  return [
    writeWorkbook({
      Global_Info: [
        ["Channel", "Start DateTime"],
        [11, 44_123.48],
      ],
      "Channel_1-011_1": [titles, ...rows],
      "Channel_1-011_2": [titles, ...rows.map(([time = 0, ...rest]) => [time + 400, ...rest])],
    }),
  ];
}
