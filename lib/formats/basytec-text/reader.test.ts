import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { findColumn } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const sample = "cycling/sample_data_basytec.txt";

describe.skipIf(!hasRealFile(sample))("a real export", () => {
  it("has the reference's titles, records and last line to the last digit", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const recording = parsed.recordings[0]!;
    expect(recording.rows).toBe(reference.n_records);
    expect(recording.columns).toHaveLength(reference.header.split("\t").length);
    const last = reference.last.split("\t");
    expect(valuesOf(recording, "timeS")[73]).toBe(Number(last[0]));
    expect(valuesOf(recording, "voltageV")[73]).toBe(Number(last[7]));
    expect(valuesOf(recording, "currentMa")[73]).toBeCloseTo(Number(last[8]) * 1000, 9);
    expect(valuesOf(recording, "netCapacityMah")[73]).toBeCloseTo(Number(last[10]) * 1000, 12);
    expect(findColumn(recording, "state")?.labels).toEqual(["Pause", "Charge"]);
    expect(findColumn(recording, "chargeCapacityMah")?.capacityScope).toBe("cycle");
    expect(parsed.startedAt?.iso).toBe("2023-06-19T17:56:53.000");
    expect(parsed.channel).toBe("1814 CH14 XCTS_40");
    expect(parsed.warnings).toEqual([]);
  });
});

describe("other time formats", () => {
  it("reads German titles, and titles whose preamble and tilde were cut off", () => {
    const rows = ["0,0005\t1\t0\t3\tPause\t3,1\t0", "0,5\t2\t0,5\t4\tEntladen\t3,0\t-1,5"];
    const german = "~Ergebnisdatei vom Basytec Batterie Test System\r\n~Teststart: 25.03.2024 22:40:00\r\n";
    const titles = "Zeit[h]\tDataSet\tt-Step[h]\tZeile\tBefehl\tU[V]\tI[mA]";
    const whole = readFile(
      bytesSource("a", new TextEncoder().encode(`${german}~${titles}\r\n${rows.join("\r\n")}`)),
    );
    const cut = readFile(bytesSource("a", new TextEncoder().encode(`${titles}\r\n${rows.join("\r\n")}`)));
    for (const { format, recordings } of [whole, cut]) {
      expect(format).toBe("basytec-text");
      expect(Array.from(valuesOf(recordings[0]!, "timeS"))).toEqual([1.8, 1800]);
      expect(Array.from(valuesOf(recordings[0]!, "currentMa"))).toEqual([0, -1.5]);
      expect(findColumn(recordings[0]!, "state")?.labels).toEqual(["Pause", "Entladen"]);
    }
    expect(whole.startedAt?.iso).toBe("2024-03-25T22:40:00.000");
    expect(cut.startedAt).toBeNull();
  });

  it("reads h:min:s, decimal commas and a date that cannot be decided", () => {
    const parsed = readWith(
      reader,
      [
        "~Resultfile from Basytec Battery Test System",
        "~Start of Test: 03.04.2023 10:00:00",
        "~Time[h:min:s]\tDataSet\tt-Step[h]\tLine\tCommand\tU[V]\tI[mA]\tCyc-Count",
        "0:00:01,5\t1\t0\t3\tPause\t3,1\t0\t0",
        "30:00:02\t2\t0,5\t4\tDischarge\t3,0\t-1,5\t1",
      ].join("\r\n"),
    );
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([1.5, 108_002]);
    expect(Array.from(valuesOf(recording, "stepTimeS"))).toEqual([0, 1800]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0, -1.5]);
    expect(parsed.startedAt?.iso).toBeNull();
    expect(warningCodes(parsed)).toEqual(["ambiguous_date"]);
  });
});
