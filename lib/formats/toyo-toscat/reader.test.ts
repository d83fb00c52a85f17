import { describe, expect, it } from "vitest";
import { findColumn, type Recording } from "@/lib/domain/recording";
import { encodeText } from "../testing/encode-text";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { syntheticChargeMah, syntheticToyo } from "../testing/synthetic-toyo";
import { writeZip } from "../testing/write-zip";
import { patternMassG } from "./pattern-mass";
import { reader } from "./reader";

function zipOf(folder: string, files: ReturnType<typeof syntheticToyo>) {
  return files.map(({ name, bytes }) => ({ name: `${folder}${name}`, bytes }));
}

describe.each(["japanese", "english"] as const)("a synthetic channel folder, %s titles", (dialect) => {
  const files = syntheticToyo({ dialect });
  const parsed = readWith(reader, writeZip(zipOf("batch/30/", files)));
  const recording = parsed.recordings[0]!;
  const rowsACycle = 11 + 61 + 31 + 61;

  it("is one recording over all files", () => {
    expect(parsed.recordings).toHaveLength(1);
    expect(recording.rows).toBe(3 * rowsACycle);
    expect(recording.name).toBe("30");
    expect(parsed.channel).toBe("30");
    expect(parsed.text?.encoding).toBe(dialect === "japanese" ? "cp932" : "utf-8");
    expect(parsed.startedAt?.iso).toBe("2025-01-31T22:00:00.000");
    const fileOf = recording.columns.find((column) => column.name === "File")!.values;
    expect([fileOf[0], fileOf[rowsACycle], fileOf.at(-1)]).toEqual([1, 2, 3]);
    expect(Array.from(new Set(valuesOf(recording, "vendorCycle") as Int32Array))).toEqual([1, 2, 3]);
  });

  it("signs the current by the state, keeps the magnitude and runs time on", () => {
    expect(recording.currentKind).toBe("magnitude_with_state");
    const current = valuesOf(recording, "currentMa");
    expect([current[0], current[20], current[80], current[160]]).toEqual([0, 2, 1, -2]);
    const magnitude = recording.columns.find((column) => /^(電流|Current\[)/.test(column.name))!;
    expect(magnitude.role).toBeNull();
    expect(magnitude.values[160]).toBe(2);
    const time = valuesOf(recording, "timeS");
    expect(time[recording.rows - 1]).toBe(3 * 9600);
    expect(Array.from(time).every((value, row) => row === 0 || value >= time[row - 1]!)).toBe(true);
    expect(findColumn(recording, "state")?.labels).toEqual(["0 rest", "1 charge", "2 discharge"]);
    expect(warningCodes(parsed)).toEqual(["sign_from_state"]);
  });

  it("integrates the charge and marks it", () => {
    expect(findColumn(recording, "netCapacityMah")?.origin).toBe("integrated");
    const { charge, discharge } = syntheticChargeMah(2);
    expect(valuesOf(recording, "netCapacityMah")[recording.rows - 1]).toBeCloseTo(
      3 * (charge - discharge),
      9,
    );
  });

  it("keeps log, schedule and the mass in it", () => {
    expect(parsed.metadata["30/CAPACITY.LOG"]).toContain("Cap[mAh]");
    expect(parsed.metadata["batch/30/synthetic.PTN, mass in g (nominal)"]).toBe("0.000358");
  });

  it("reads one six-digit file by itself", () => {
    const alone = readWith(reader, files[1]!.bytes);
    expect(alone.recordings[0]!.rows).toBe(rowsACycle);
    expect(valuesOf(alone.recordings[0]!, "timeS")[0]).toBe(0);
  });
});

describe("what real folders do", () => {
  it("ignores backups in sub-folders and reads several channels", () => {
    const files = syntheticToyo({ dialect: "english", cycles: 1 });
    const parsed = readWith(
      reader,
      writeZip([
        ...zipOf("31/", files),
        ...zipOf("4/", files),
        ...zipOf("4/backup/", files),
        ...zipOf("second batch/5/", files),
      ]),
    );
    expect(parsed.recordings.map((recording) => recording.name)).toEqual(["4", "5", "31"]);
  });

  it("ignores backups beside files at the archive's top", () => {
    const files = syntheticToyo({ dialect: "english", cycles: 1 });
    const parsed = readWith(reader, writeZip([...files, ...zipOf("backup/", files)]));
    expect(parsed.recordings.map((recording) => recording.rows)).toEqual([164]);
  });

  it("reads Korean titles in cp949", () => {
    const titles =
      "0,0,1,0,0,0,0\r\n\r\n\r\n일자,시각,경과시간[Sec],전압[V],전류[mA],,,,,,,상태,모드,사이클,총사이클\r\n";
    const rows = [0, 1, 2].map(
      (at) => `2025/01/31,22:0${at}:00,000000${at * 6}0,+3.0${at},0.5,,,,,,,2, 1, 1, 7`,
    );
    const parsed = readWith(reader, encodeText(`${titles}${rows.join("\r\n")}\r\n`, "euc-kr"));
    const [recording] = parsed.recordings;
    expect(parsed.text?.encoding).toBe("cp949");
    expect(Array.from(valuesOf(recording!, "currentMa"))).toEqual([-0.5, -0.5, -0.5]);
    expect(Array.from(valuesOf(recording!, "vendorCycle"))).toEqual([7, 7, 7]);
  });

  it("finds a pause by the clock", () => {
    const parsed = readWith(reader, writeZip(syntheticToyo({ dialect: "english", cycles: 2, pauseS: 7200 })));
    expect(warningCodes(parsed)).toContain("time_gap");
    const time = valuesOf(parsed.recordings[0]!, "timeS");
    expect(time[time.length - 1]).toBe(2 * 9600 + 7200);
  });

  it("gives no sign to a current in state 9", () => {
    const parsed = readWith(
      reader,
      writeZip(syntheticToyo({ dialect: "japanese", cycles: 1, aborted: true })),
    );
    const recording = parsed.recordings[0]!;
    expect(valuesOf(recording, "currentMa")[recording.rows - 1]).toBeNaN();
    expect(valuesOf(recording, "netCapacityMah")[recording.rows - 1]).toBeCloseTo(0.5, 9);
    expect(warningCodes(parsed)).toContain("state_unknown");
  });

  it("says when the log counted another charge", () => {
    const files = syntheticToyo({ dialect: "english", cycles: 1 }).map((file) =>
      file.name === "CAPACITY.LOG"
        ? {
            ...file,
            bytes: new TextEncoder().encode(
              new TextDecoder().decode(file.bytes).replace(",2.500000,", ",2.600000,"),
            ),
          }
        : file,
    );
    const parsed = readWith(reader, writeZip(files));
    const warning = parsed.warnings.find((each) => each.code === "charge_mismatch");
    expect(warning?.message).toContain("2.5000 mAh integrated, 2.6000 mAh logged");
  });

  it("returns the complete records of a file that breaks off", () => {
    const [file] = syntheticToyo({ dialect: "japanese", cycles: 1 });
    const parsed = readWith(reader, file!.bytes.subarray(0, Math.floor(file!.bytes.length / 2)));
    expect(parsed.truncated).toBe(true);
    expect(parsed.recordings[0]!.rows).toBeGreaterThan(60);
  });

  it("leaves out a file without titles and says so", () => {
    const files = syntheticToyo({ dialect: "english", cycles: 2 });
    const parsed = readWith(reader, writeZip([{ name: "000000", bytes: new Uint8Array(10) }, ...files]));
    expect(parsed.recordings[0]!.rows).toBe(2 * 164);
    expect(warningCodes(parsed)).toContain("bad_rows");
  });
});

describe("the summary 連続データ.csv", () => {
  const lines = [
    ",試験名,synthetic,,,,開始日時,-",
    ",測定備考,",
    ",重量[mg],2.0",
    "サイクル,モード,状態,電圧,電気量",
    "72ch,72ch,72ch,72ch,72ch",
    "-,-,-,-,-",
    "[],[],[],[V],[mAh/g]",
    "1,1,充電,3.5000,0.000000",
    "1,1,充電休止,3.4900,1000.000000",
    "1,1,放電,3.4000,10.000000",
  ];

  it("multiplies by the mass and keeps what is printed", () => {
    const parsed = readWith(reader, encodeText(lines.join("\r\n"), "shift_jis"));
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "capacityMah"))).toEqual([0, 2, 0.02]);
    expect(labelsOf(recording)).toEqual(["充電", "充電休止", "放電"]);
    const printed = recording.columns.find((column) => column.name === "電気量");
    expect(printed).toMatchObject({ role: null, unit: "mAh/g" });
  });

  it("says when there is no mass", () => {
    const parsed = readWith(reader, encodeText(lines.toSpliced(2, 1).join("\n"), "shift_jis"));
    expect(findColumn(parsed.recordings[0]!, "capacityMah")).toBeNull();
    expect(warningCodes(parsed)).toEqual(["unit_assumed"]);
  });
});

describe("patternMassG", () => {
  it.each([
    [`${"x".repeat(45)}00.000358 rest`, 0.000358],
    [`${"x".repeat(45)}0 0.00116 rest`, 0.00116],
    [`${"x".repeat(44)}00.000358 rest`, 0.000358],
    ["[BaseCellCapacity]", null],
    [`${"x".repeat(45)}00.000000`, null],
  ])("%s", (line, mass) => {
    expect(patternMassG(new TextEncoder().encode(line))).toBe(mass);
  });
});

function labelsOf(recording: Recording): string[] {
  const { values, labels } = findColumn(recording, "state")!;
  return Array.from(values, (code: number) => labels![code]!);
}
