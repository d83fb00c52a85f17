/**
 * A simulated run in the layout of EC-Lab's text export of galvanostatic cycling: header lines, tab-separated
 * titles, numbers in the program's own notation, Windows code page 1252. The header says what it is.
 */
import type { SimulatedRun } from "./simulate-run";
import { type SimulatedFileHeader, simulatedMark } from "./simulated-file";

const titles = [
  "mode",
  "ox/red",
  "error",
  "control changes",
  "Ns changes",
  "counter inc.",
  "Ns",
  "time/s",
  "Ewe/V",
  "I/mA",
  "dq/mA.h",
  "(Q-Qo)/mA.h",
  "half cycle",
  "Q charge/discharge/mA.h",
  "cycle number",
];

/** cp1252 bytes. Half cycles count from 0 as EC-Lab does; its cycle is half of that. */
export function writeEclabText(run: SimulatedRun, header: SimulatedFileHeader): Uint8Array {
  const head = headerLines(header);
  const lines = [
    "EC-Lab ASCII FILE",
    `Nb header lines : ${head.length + 3}`,
    ...head,
    `${titles.join("\t")}\t`,
    ...rows(run),
  ];
  return Uint8Array.from(`${lines.join("\r\n")}\r\n`, (character) => character.charCodeAt(0));
}

function headerLines({ startedAt, comment, channel }: SimulatedFileHeader): string[] {
  const printed = printedDate(startedAt);
  return [
    "",
    "Galvanostatic Cycling with Potential Limitation",
    "",
    `Run on channel : ${channel ?? 1} (SN 0000)`,
    `User : ${simulatedMark}`,
    `Acquisition started on : ${printed}`,
    "Device : simulated (SN 0000)",
    "Electrode material : ",
    `Comments : ${simulatedMark}; ${comment}`,
    "Electrode surface area : 0.001 cm\u00b2",
    "Characteristic mass : 0.001 g",
    "Cycle Definition : Charge/Discharge alternance",
    "",
  ];
}

function rows({ log }: SimulatedRun): string[] {
  const lines: string[] = [];
  let half = 0;
  let direction = 0;
  let halfStartMah = 0;
  let beforeMah = 0;
  let stepBefore = -1;
  for (let k = 0; k < log.timeS.length; k++) {
    const current = log.currentMa[k]!;
    const sign = Math.sign(current);
    if (sign !== 0 && sign !== direction) {
      if (direction !== 0) half++;
      direction = sign;
      halfStartMah = beforeMah;
    }
    const net = log.netMah[k]!;
    const newStep = log.step[k] !== stepBefore;
    lines.push(
      [
        sign === 0 ? 3 : 1,
        current > 0 ? 1 : 0,
        0,
        newStep ? 1 : 0,
        newStep ? 1 : 0,
        0,
        log.state[k]!,
        number(log.timeS[k]!, 15),
        number(log.voltageV[k]!, 7),
        number(current, 7),
        number(net - beforeMah, 15),
        number(net, 15),
        half,
        number(net - halfStartMah, 15),
        number(Math.floor(half / 2), 15),
      ].join("\t"),
    );
    beforeMah = net;
    stepBefore = log.step[k]!;
  }
  return lines;
}

/** 0.0508 → "5.0800000E-002": the program's exponents have three digits. */
function number(value: number, decimals: number): string {
  const [mantissa, exponent] = value.toExponential(decimals).split("e");
  const power = Number(exponent);
  return `${mantissa}E${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(3, "0")}`;
}

/** Month first, in universal time, so that a machine's zone changes nothing. */
function printedDate(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}
