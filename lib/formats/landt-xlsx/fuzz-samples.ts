/** A small workbook to damage, packed and not. */
import { storedZip } from "../testing/stored-zip";
import { writeWorkbook } from "../testing/write-workbook";

const titles = [
  "Record",
  "Cycle-Index",
  "Step-Index",
  "TestTime/Sec",
  "StepTime/Sec",
  "Voltage/V",
  "Current/mA",
  "Capacity/mAh",
  "SysTime",
  "Step-State",
];

export function landtWorkbook(): Uint8Array {
  return writeWorkbook({
    "Cycle-Tab": [
      ["Cycle", "CapC/mAh", "CapD/mAh"],
      [1, 0.25, 0.5],
    ],
    "Record-Tab": [
      titles,
      [1, 1, 1, 0, 0, 0.5, 0, 0, "2024-03-25 22:40:00", "R"],
      [2, 1, 2, 3600, 3600, -0.02, 0.5, 0.5, "2024-03-25 23:40:00", "D_CC"],
    ],
    "Record-Tab_1": [titles, [3, 1, 3, 5400, 1800, 0.9, 0.5, 0.25, "2024-03-26 00:10:00", "C_CC"]],
  });
}

export function fuzzSamples(): Uint8Array[] {
  const workbook = landtWorkbook();
  return [workbook, storedZip(workbook)];
}
