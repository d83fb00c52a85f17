/**
 * A simulated run as Battery Data Format CSV (ontology 1.3.0, preferred labels). The format has no header lines, so
 * the mark is a column of its own that every reader keeps.
 */
import type { SimulatedRun } from "./simulate-run";
import { digits, type SimulatedFileHeader, simulatedMark } from "./simulated-file";

/** UTF-8 bytes; one row a record. Time in s, current in A (positive charges), capacities in Ah. */
export function writeBdfCsv(run: SimulatedRun, header: SimulatedFileHeader): Uint8Array {
  const { log } = run;
  const startS = header.startedAt.getTime() / 1000;
  const titles = [
    "Test Time / s",
    "Voltage / V",
    "Current / A",
    "Unix Time / s",
    "Cycle Count / 1",
    "Step Count / 1",
    "Charging Capacity / Ah",
    "Discharging Capacity / Ah",
    `Note (${simulatedMark}) / 1`,
  ];
  const lines = [titles.join(",")];
  for (let k = 0; k < log.timeS.length; k++) {
    lines.push(
      [
        log.timeS[k]!,
        log.voltageV[k]!,
        digits(log.currentMa[k]! / 1000, 9),
        digits(startS + log.timeS[k]!, 14),
        log.cycle[k]!,
        log.step[k]!,
        digits(log.chargeMah[k]! / 1000, 10),
        digits(log.dischargeMah[k]! / 1000, 10),
        1,
      ].join(","),
    );
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}
