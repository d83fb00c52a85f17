/**
 * A simulated run as the text that a laboratory's own program might write: German titles, semicolons, decimal
 * commas, Windows code page 1252 and a few lines before the titles. For the column-mapping page.
 */

import type { SimulatedRun } from "./simulate-run";
import { digits, type SimulatedFileHeader, simulatedMark } from "./simulated-file";
import { stepLabels } from "./step-recorder";

const germanLabels: Readonly<Record<(typeof stepLabels)[number], string>> = {
  Rest: "Ruhe",
  Plating: "Abscheiden",
  Stripping: "Auflösen",
  CV: "Konstantspannung",
};

/** cp1252 bytes. Time in h, voltage in mV, current in µA, charge in mAh: all to be mapped. */
export function writeDelimitedText(run: SimulatedRun, header: SimulatedFileHeader): Uint8Array {
  const { log } = run;
  const lines = [
    `Herkunft;${simulatedMark}`,
    `Bemerkung;${header.comment}`,
    `Beginn;${germanDate(header.startedAt)}`,
    "",
    "Laufzeit [h];Spannung [mV];Strom [µA];Ladung [mAh];Entladung [mAh];Zyklus;Schritt;Zustand",
  ];
  for (let k = 0; k < log.timeS.length; k++) {
    lines.push(
      [
        comma(log.timeS[k]! / 3600, 10),
        comma(log.voltageV[k]! * 1000, 8),
        comma(log.currentMa[k]! * 1000, 8),
        comma(log.chargeMah[k]!, 9),
        comma(log.dischargeMah[k]!, 9),
        log.cycle[k]!,
        log.step[k]!,
        germanLabels[stepLabels[log.state[k]!]!],
      ].join(";"),
    );
  }
  return Uint8Array.from(`${lines.join("\r\n")}\r\n`, (character) => character.charCodeAt(0));
}

function comma(value: number, significant: number): string {
  return digits(value, significant).replace(".", ",");
}

function germanDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(date.getUTCDate())}.${two(date.getUTCMonth() + 1)}.${date.getUTCFullYear()} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}
