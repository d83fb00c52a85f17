import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import type { ColumnRole } from "@/lib/domain/recording";
import { readFile } from "../read-file";
import { valuesOf } from "../testing/expect-series";
import { writeWorkbook } from "../testing/write-workbook";
import { landtWorkbook } from "./fuzz-samples";

describe("LANDT workbook", () => {
  it("joins the sheets of records, signs their current by the state and names the other sheets", () => {
    const file = readFile(bytesSource("cell.dat", landtWorkbook()));
    expect(file.format).toBe("landt-xlsx");
    expect(file.startedAt).toEqual({
      printed: "2024-03-25 22:40:00",
      iso: "2024-03-25T22:40:00.000",
      zone: "unknown",
    });
    const [recording] = file.recordings;
    const values = (role: ColumnRole) => Array.from(valuesOf(recording!, role));
    expect(values("recordIndex")).toEqual([1, 2, 3]);
    expect(values("timeS")).toEqual([0, 3600, 5400]);
    expect(values("currentMa")).toEqual([0, -0.5, 0.5]);
    expect(values("capacityMah")).toEqual([0, 0.5, 0.25]);
    expect(values("vendorCycle")).toEqual([1, 1, 1]);
    expect(values("vendorStep")).toEqual([1, 2, 3]);
    expect(file.metadata["other sheets"]).toBe("Cycle-Tab");
    expect(file.warnings.map(({ code }) => code)).toContain("sign_from_state");
  });

  it("leaves workbooks of other programs alone, and says what was sought", () => {
    const other = writeWorkbook({
      Sheet1: [
        ["Name", "Mass"],
        [1, 2],
      ],
    });
    expect(() => readFile(bytesSource("a.xlsx", other))).toThrow(/LANDT's titles .*found sheets Sheet1/);
  });
});
