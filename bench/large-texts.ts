/** Text exports of any size, one for each reader of text: their own titles, and records of a cell that is cycled. */
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";

/** One record of a cell that is charged, rests, is discharged and rests, 500 records each. */
interface Instant {
  /** From 1. */
  readonly record: number;
  readonly cycle: number;
  readonly step: number;
  readonly state: "charge" | "discharge" | "rest";
  readonly timeS: number;
  readonly stepTimeS: number;
  readonly currentMa: number;
  readonly volts: string;
  /** mAh since the step began. */
  readonly mah: number;
  readonly date: string;
  readonly time: string;
}

interface LargeText {
  /** What it is called here: the reader's id, and the kind of export where it reads several. */
  readonly name: string;
  readonly format: string;
  readonly fileName: string;
  readonly head: string;
  readonly row: (at: Instant) => string;
  readonly isPacked?: boolean;
  /** In UTF-16. */
  readonly isWide?: boolean;
}

const stepRecords = 500;
const intervalS = 5;
const currentMa = 0.3925;
const startS = Date.UTC(2024, 0, 31, 22, 0, 0) / 1000;
const states = ["charge", "rest", "discharge", "rest"] as const;
const newareStep = { charge: "CC Chg", discharge: "CC DChg", rest: "Rest" } as const;

const amperes = (at: Instant) => (at.currentMa / 1000).toFixed(8);
const magnitude = (at: Instant) => (Math.abs(at.currentMa) / 1000).toFixed(10);
const ampereHours = (at: Instant) => (at.mah / 1000).toFixed(8);
const of = (at: Instant, state: Instant["state"], text: string) => (at.state === state ? text : "0.00000000");
const tabbed = (cells: readonly (string | number)[]) => `${cells.join("\t")}\r\n`;
const joined = (cells: readonly (string | number)[]) => `${cells.join(",")}\n`;
const eclab = (value: number) => value.toExponential(15).replace(/e([+-])(\d)$/, "E$100$2");
const slashedDate = ({ date }: Instant) => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;

function hours(seconds: number, digits = 0): string {
  const whole = Math.floor(seconds);
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  const fraction = digits === 0 ? "" : (seconds - whole).toFixed(digits).slice(1);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${fraction}`;
}

const bdfHead = "Test Time / s,Voltage / V,Current / A,Cycle Count / 1,Step Count / 1,Unix Time / s\n";
const bdfRow = (at: Instant) =>
  joined([at.timeS, at.volts, amperes(at), at.cycle, at.step, startS + at.timeS]);

const eclabTitles =
  "mode\tox/red\terror\tcontrol changes\tNs changes\tcounter inc.\tNs\ttime/s\tcontrol/V/mA\tEwe/V\tdq/mA.h\t(Q-Qo)/mA.h\thalf cycle\tQ discharge/mA.h\tQ charge/mA.h\tI Range\t<I>/mA\t\r\n";
const eclabRow = (at: Instant) =>
  tabbed([
    at.state === "rest" ? 3 : 1,
    at.currentMa > 0 ? 1 : 0,
    0,
    0,
    0,
    0,
    at.step - 1,
    eclab(at.timeS),
    at.currentMa,
    at.volts,
    eclab((at.currentMa * intervalS) / 3600),
    eclab(at.mah),
    Math.floor(at.record / 1000),
    of(at, "discharge", eclab(at.mah)),
    of(at, "charge", eclab(at.mah)),
    41,
    at.currentMa,
  ]);
const btlabTitles = "Ns\ttime/s\tEcell/V\tI/mA\t(Q-Qo)/mA.h\thalf cycle\t\r\n";
const btlabRow = (at: Instant) =>
  tabbed([at.step - 1, eclab(at.timeS), at.volts, at.currentMa, eclab(at.mah), Math.floor(at.record / 1000)]);
const eclabHead = (program: string, titles: string) =>
  `${program} ASCII FILE\r\nNb header lines : 7                          \r\n\r\nGalvanostatic Cycling with Potential Limitation\r\n\r\nAcquisition started on : 01/31/2024 22:00:00\r\n${titles}`;

const landtHead = "Index,TestTime,Voltage/V,Current/mA,Capacity/mAh,SysTime,State,\n";
const landtRow = (at: Instant) =>
  `${at.record},${Math.floor(at.timeS / 86_400)}-${hours(at.timeS % 86_400)},${at.volts},${at.currentMa},${Math.abs(at.mah).toFixed(6)},${at.date} ${at.time},${at.state === "charge" ? "C_CC" : at.state === "rest" ? "R" : "D_CC"},\n`;

const englishToyo =
  "Date,Time,PassTime[Sec],Voltage[V],Current[mA],,,Temp1[Deg],,,,Condition,Mode,Cycle,TotlCycle,PassedDate,Temp1[Deg]";
const toyoState = { charge: 1, discharge: 2, rest: 0 } as const;

export const largeTexts: readonly LargeText[] = [
  {
    name: "biologic-mpt EC-Lab",
    format: "biologic-mpt",
    fileName: "large.mpt",
    head: eclabHead("EC-Lab", eclabTitles),
    row: eclabRow,
  },
  {
    name: "biologic-mpt BT-Lab",
    format: "biologic-mpt",
    fileName: "large.txt",
    head: eclabHead("BT-Lab", btlabTitles),
    row: btlabRow,
  },
  {
    name: "neware-csv flat",
    format: "neware-csv",
    fileName: "large-flat.csv",
    head: "DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),Chg. Cap.(Ah),DChg. Cap.(Ah),Date,Power(W)\n",
    row: (at) =>
      joined([
        at.record,
        at.cycle,
        at.step,
        newareStep[at.state],
        hours(at.stepTimeS),
        hours(at.timeS),
        amperes(at),
        at.volts,
        ampereHours(at),
        of(at, "charge", ampereHours(at)),
        of(at, "discharge", ampereHours(at)),
        `${at.date} ${at.time}`,
        "0.00000000",
      ]),
  },
  {
    name: "neware-csv nested",
    format: "neware-csv",
    fileName: "large-nested.csv",
    head: "Cycle Index,Chg. Cap.(Ah),DChg. Cap.(Ah)\n,Step Index,Step Number,Step Type,Step Time,Capacity(Ah)\n,,DataPoint,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),Date,T1(C)\n",
    row: (at) =>
      `${at.stepTimeS === 0 && at.step === 1 ? `${at.cycle},0.00027,0.00027\n` : ""}${
        at.stepTimeS === 0
          ? `,${at.step},${at.step + 4 * (at.cycle - 1)},${newareStep[at.state]},00:41:40,0.00027\n`
          : ""
      }${joined(["", "", at.record, hours(at.stepTimeS), hours(at.timeS), amperes(at), at.volts, ampereHours(at), `${at.date} ${at.time}`, "25.1"])}`,
  },
  {
    name: "arbin-text",
    format: "arbin-text",
    fileName: "large-arbin.csv",
    head: "Data Point,Date Time,Test Time (s),Step Time (s),Cycle Index,Step Index,Current (A),Voltage (V),Charge Capacity (Ah),Discharge Capacity (Ah),Charge Energy (Wh),Discharge Energy (Wh),Aux_Temperature_1 (C)\n",
    row: (at) =>
      joined([
        at.record,
        `\t${slashedDate(at)} ${at.time}.558`,
        `${at.timeS}.0005`,
        `${at.stepTimeS}.0005`,
        at.cycle,
        at.step,
        amperes(at),
        at.volts,
        of(at, "charge", ampereHours(at)),
        of(at, "discharge", ampereHours(at)),
        of(at, "charge", ampereHours(at)),
        of(at, "discharge", ampereHours(at)),
        "24.66422",
      ]),
  },
  {
    name: "maccor-text",
    format: "maccor-text",
    fileName: "large.078",
    head: "Today's Date 02/28/2024  Date of Test:\t01/31/2024\t Filename:\tlarge.078 Procedure: cycle.000\tComment/Barcode: none\r\nRec#\tCyc#\tStep\tTest (Sec)\tStep (Sec)\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time\tACImp/Ohms\tDCIR/Ohms\r\n",
    row: (at) =>
      tabbed([
        at.record,
        at.cycle,
        at.step,
        `${at.timeS}.0000`,
        `${at.stepTimeS}.0000`,
        (at.mah / 1000).toFixed(10),
        "0.0000000000",
        magnitude(at),
        at.volts,
        at.state === "charge" ? "C" : at.state === "rest" ? "R" : "D",
        1,
        `${slashedDate(at)} ${at.time}`,
        "0.00000",
        "0.00000",
      ]),
  },
  {
    name: "landt-text",
    format: "landt-text",
    fileName: "large-landt.csv",
    head: landtHead,
    row: landtRow,
  },
  {
    name: "landt-text UTF-16",
    format: "landt-text",
    fileName: "large-landt-wide.csv",
    head: `\ufeff${landtHead}`,
    row: landtRow,
    isWide: true,
  },
  {
    name: "basytec-text",
    format: "basytec-text",
    fileName: "large-basytec.txt",
    head: "~Resultfile from Basytec Battery Test System\r\n~Start of Test: 31.01.2024 22:00:00\r\n~Time[s]\tDataSet\tt-Step[s]\tLine\tCommand\tU[V]\tI[A]\tAh[Ah]\tT1[°C]\tCyc-Count\tState\r\n",
    row: (at) =>
      tabbed([
        `${at.timeS}.0028`,
        at.record,
        at.stepTimeS,
        at.step,
        at.state === "rest" ? "Pause" : at.state === "charge" ? "Charge" : "Discharge",
        at.volts,
        amperes(at),
        ampereHours(at),
        "25.47953",
        at.cycle,
        1,
      ]),
  },
  {
    name: "novonix-text",
    format: "novonix-text",
    fileName: "large-novonix.csv",
    head: "[Summary]\nNovonix UHPC data file\nStarted: 2024-01-31 22:00:00\n[End Summary]\n[Data]\nDate and Time,Cycle Number,Step Type,Run Time (h),Step Time (h),Current (A),Potential (V),Capacity (Ah),Temperature (°C),Step Number\n",
    row: (at) =>
      joined([
        `${at.date} ${at.time}`,
        at.cycle,
        7,
        (at.timeS / 3600).toFixed(7),
        (at.stepTimeS / 3600).toFixed(7),
        amperes(at),
        at.volts,
        ampereHours(at),
        "24.660",
        at.step,
      ]),
  },
  {
    name: "pec-text",
    format: "pec-text",
    fileName: "large-pec.csv",
    head: "Test:,25205\r\nStart Time:,01/31/2024 22:00:00\r\nTest,Cell,Rack,Shelf,Position,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Decimal Hours),Real Time,Voltage (mV),Current (A),Charge Capacity (mAh),Discharge Capacity (mAh),Temp (°C),\r\n",
    row: (at) =>
      `25205,1,ACT4,014,1,${at.step},${at.state === "rest" ? "Rest" : at.state === "charge" ? "Charge" : "Discharge"},${at.cycle},${hours(at.timeS, 3)},${(at.stepTimeS / 3600).toFixed(6)},${slashedDate(at)} ${at.time},${(Number(at.volts) * 1000).toFixed(2)},${amperes(at)},${of(at, "charge", at.mah.toFixed(6))},${of(at, "discharge", Math.abs(at.mah).toFixed(6))},19.27,\r\n`,
  },
  {
    name: "toyo-toscat",
    format: "toyo-toscat",
    fileName: "000001",
    head: `0,0,1,0,0,0,0\r\n\r\n\r\n${englishToyo}\r\n`,
    row: (at) =>
      `${at.date.replaceAll("-", "/")},${at.time},${String(at.stepTimeS).padStart(8, "0")},+${at.volts},${Math.abs(at.currentMa).toFixed(6)},,,+25.00,,,,${toyoState[at.state]}, 1,  1,${String(at.cycle).padStart(6)},0,+25.00\r\n`,
  },
  { name: "bdf-csv", format: "bdf-csv", fileName: "large.bdf.csv", head: bdfHead, row: bdfRow },
  {
    name: "bdf-csv gzip",
    format: "bdf-csv",
    fileName: "large.bdf.csv.gz",
    head: bdfHead,
    row: bdfRow,
    isPacked: true,
  },
  {
    name: "delimited-text",
    format: "delimited-text",
    fileName: "large.tsv",
    head: "time/s\tvoltage/V\tcurrent/mA\tcapacity/mAh\tcycle\ttemperature/C\n",
    row: (at) => `${at.timeS}\t${at.volts}\t${at.currentMa}\t${at.mah.toFixed(6)}\t${at.cycle}\t25.1\n`,
  },
];

/** Writes at least `bytes` of text (before packing) and returns the path and the number of records. */
export function writeLargeText(folder: string, text: LargeText, bytes: number) {
  const path = join(folder, text.fileName);
  const file = openSync(path, "w");
  const write = (piece: string) => {
    const plain = Buffer.from(piece, text.isWide === true ? "utf16le" : "utf8");
    // Members of gzip one behind the other are one text.
    writeSync(file, text.isPacked === true ? gzipSync(plain, { level: constants.Z_BEST_SPEED }) : plain);
    return plain.length;
  };
  let written = write(text.head);
  let piece = "";
  let record = 0;
  for (const at of instants()) {
    if (at.record % 20_000 === 0) {
      written += write(piece);
      piece = "";
      if (written >= bytes) break;
    }
    piece += text.row(at);
    record = at.record;
  }
  closeSync(file);
  return { path, records: record };
}

function* instants(): Generator<Instant> {
  let seed = 1;
  let day = -1;
  let date = "";
  for (let index = 0; ; index += 1) {
    const step = Math.floor(index / stepRecords) % states.length;
    const at = index % stepRecords;
    const state = states[step]!;
    const sign = state === "charge" ? 1 : state === "discharge" ? -1 : 0;
    const timeS = index * intervalS;
    if (Math.floor((startS + timeS) / 86_400) !== day) {
      day = Math.floor((startS + timeS) / 86_400);
      date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    }
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    yield {
      record: index + 1,
      cycle: 1 + Math.floor(index / (stepRecords * states.length)),
      step: step + 1,
      state,
      timeS,
      stepTimeS: at * intervalS,
      currentMa: sign * currentMa,
      volts: (3 + (sign * at) / stepRecords + seed / 2 ** 46).toFixed(6),
      mah: (sign * currentMa * at * intervalS) / 3600,
      date,
      time: hours((startS + timeS) % 86_400),
    };
  }
}
