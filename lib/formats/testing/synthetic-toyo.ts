/**
 * Synthetic Toyo channel folders: no file of these cyclers is public, so they are written here from the description
 * of their layout. One file a cycle: rest, charge at constant current, charge at constant voltage, discharge.
 */
import { encodeText } from "./encode-text";

export interface SyntheticToyo {
  readonly dialect: "japanese" | "english";
  /** @default 3 */
  readonly cycles?: number;
  /** @default 2 */
  readonly currentMa?: number;
  /** Rows at the end of the last file in state 9 with a current. @default false */
  readonly aborted?: boolean;
  /** Seconds without records between the first two files. @default 0 */
  readonly pauseS?: number;
}

export interface SyntheticFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const japaneseTitles = "日付,時刻,経過時間[Sec],電圧[V],電流[mA],,,,,,,状態,ﾓｰﾄﾞ,ｻｲｸﾙ,総ｻｲｸﾙ";
const englishTitles =
  "Date,Time,PassTime[Sec],Voltage[V],Current[mA],,,Temp1[Deg],,,,Condition,Mode,Cycle,TotlCycle,PassedDate,Temp1[Deg]";

/** mAh that `syntheticToyo` charges and discharges in each cycle: an hour at the current, half of one at half. */
export function syntheticChargeMah(currentMa: number): { charge: number; discharge: number } {
  return { charge: currentMa + currentMa / 4, discharge: currentMa };
}

export function syntheticToyo(options: SyntheticToyo): SyntheticFile[] {
  const { dialect, cycles = 3, currentMa = 2, aborted = false, pauseS = 0 } = options;
  const encode = (text: string) =>
    dialect === "japanese" ? encodeText(text, "shift_jis") : new TextEncoder().encode(text);
  let clockS = Date.UTC(2025, 0, 31, 22, 0, 0) / 1000;
  const files: SyntheticFile[] = [];
  const log: string[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const rows: string[] = [];
    const segment = (
      state: number,
      seconds: number,
      current: number,
      voltages: readonly [number, number],
    ) => {
      for (let pass = 0; pass <= seconds; pass += 60)
        rows.push(
          row({
            dialect,
            clockS: clockS + pass,
            pass,
            state,
            cycle,
            current,
            voltage: between(voltages, pass / seconds),
          }),
        );
      clockS += seconds;
    };
    segment(0, 600, 0, [3, 3]);
    segment(1, 3600, currentMa, [3, 4]);
    segment(1, 1800, currentMa / 2, [4, 4]);
    segment(2, 3600, currentMa, [4, 3]);
    if (aborted && cycle === cycles)
      rows.push(row({ dialect, clockS, pass: 0, state: 9, cycle, current: 0.5, voltage: 3 }));
    const titles = dialect === "japanese" ? japaneseTitles : englishTitles;
    files.push({
      name: String(cycle).padStart(6, "0"),
      bytes: encode(["0,0,1,0,0,0,0", "", "", titles, ...rows, ""].join("\r\n")),
    });
    const { charge, discharge } = syntheticChargeMah(currentMa);
    log.push(logRow(clockS, 1, cycle, charge), logRow(clockS, 2, cycle, discharge));
    if (cycle === 1) clockS += pauseS;
  }
  const logTitles =
    "Date,Time,Condition,Mode,Cycle,TotlCycle,Cap[mAh],PassTime,TotlPassTime,Pow[mWh],AveVolt[V],PeakVolt[V],,PeakTemp[Deg],Ocv,,Finish";
  const mass = `${" 1TestName".padEnd(42)} 2 00.000358       1`;
  return [
    ...files,
    { name: "CAPACITY.LOG", bytes: encode([logTitles, ...log, ""].join("\r\n")) },
    { name: "synthetic.PTN", bytes: encode(`${mass}\r\nsecond line\r\n`) },
    { name: "synthetic_OPTION.PTN", bytes: encode("[BaseCellCapacity]\r\n2.5\r\n") },
  ];
}

function row(at: {
  dialect: "japanese" | "english";
  clockS: number;
  pass: number;
  state: number;
  cycle: number;
  current: number;
  voltage: number;
}): string {
  const [date, time] = new Date(at.clockS * 1000).toISOString().slice(0, 19).split("T");
  const pass = String(at.pass).padStart(8, "0");
  const begin = `${date!.replaceAll("-", "/")},${time},${pass},+${at.voltage.toFixed(4)},${at.current.toFixed(6)}`;
  const total = String(at.cycle).padStart(6);
  return at.dialect === "japanese"
    ? `${begin},,,,,,,${at.state}, 1,  1,${total}`
    : `${begin},,,+25.00,,,,${at.state}, 1,  1,${total},0,+25.00`;
}

function logRow(clockS: number, state: number, cycle: number, capacityMah: number): string {
  const [date, time] = new Date(clockS * 1000).toISOString().slice(0, 19).split("T");
  return `${date!.replaceAll("-", "/")},${time},${state},1,1,${cycle},${capacityMah.toFixed(6)},001:00:00,001:00:00,0,0,0,,25,3.0,,Vol`;
}

function between([from, to]: readonly [number, number], share: number): number {
  return from + (to - from) * share;
}
