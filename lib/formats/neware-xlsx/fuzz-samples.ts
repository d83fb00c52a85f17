/** A small workbook to damage, packed and not. */
import { storedZip } from "../testing/stored-zip";
import { writeWorkbook } from "../testing/write-workbook";

export function fuzzSamples(): Uint8Array[] {
  const titles = [
    "DataPoint",
    "Cycle Index",
    "Step Index",
    "Step Type",
    "Time",
    "Total Time",
    "Current(mA)",
    "Voltage(V)",
    "Date",
  ];
  const workbook = writeWorkbook({
    test: [
      ["Device", "127.0.0.1", "Channel", "1-2"],
      ["Start time:", "2025-01-01 00:00:00"],
    ],
    record: [titles, [1, 1, 1, "CC Chg", "00:00:00", "00:00:00", 1.25, 3.1, "2025-01-01 00:00:00"]],
    record_1: [titles, [2, 1, 1, "CC Chg", "00:00:10.5", "00:00:10.5", 1.25, 3.2, "2025-01-01 00:00:10"]],
  });
  return [workbook, storedZip(workbook)];
}
