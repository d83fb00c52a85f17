import { describe, expect, it } from "vitest";
import type { Recording } from "@/lib/domain/recording";
import { chargeWarnings } from "./charge-check";

/** One hour of charge at 1 mA in four records, then one of discharge; counters as given. */
function recording(counters: { charge: number[]; discharge: number[] }, timeFactor = 1): Recording {
  const time = [0, 1200, 2400, 3600, 3600, 4800, 6000, 7200].map((each) => each * timeFactor);
  const column = (
    role: "timeS" | "currentMa" | "chargeCapacityMah" | "dischargeCapacityMah",
    values: number[],
  ) => ({ name: role, role, unit: null, values: Float64Array.from(values), origin: "file" }) as const;
  return {
    name: "made",
    kind: "cycling",
    rows: 8,
    columns: [
      column("timeS", time),
      column("currentMa", [1, 1, 1, 1, -1, -1, -1, -1]),
      column("chargeCapacityMah", counters.charge),
      column("dischargeCapacityMah", counters.discharge),
    ],
  };
}

const third = 1 / 3;
const test = {
  charge: [0, third, 2 * third, 1, 1, 1, 1, 1],
  discharge: [0, 0, 0, 0, 0, third, 2 * third, 1],
};

describe("charge against counters", () => {
  it("is silent when they agree, whenever the counters are set back", () => {
    expect(chargeWarnings(recording(test))).toEqual([]);
    const step = { charge: [0, third, 2 * third, 1, 0, 0, 0, 0], discharge: test.discharge };
    expect(chargeWarnings(recording(step))).toEqual([]);
  });

  it("gives both numbers when they disagree by more than 1 %", () => {
    const off = { ...test, charge: test.charge.map((each) => each * 1.02) };
    const [warning] = chargeWarnings(recording(off));
    expect(warning).toMatchObject({ code: "charge_mismatch" });
    expect(warning!.message).toContain("1.0000 mAh");
    expect(warning!.message).toContain("1.0200 mAh");
    expect(chargeWarnings(recording({ ...test, charge: test.charge.map((each) => each * 1.005) }))).toEqual(
      [],
    );
  });

  it.each([
    [
      "1000",
      {
        charge: test.charge.map((each) => each * 1000),
        discharge: test.discharge.map((each) => each * 1000),
      },
      1,
    ],
    ["3600", test, 3600],
    ["60", test, 1 / 60],
  ])("names a slip of %s", (factor, counters, timeFactor) => {
    const warnings = chargeWarnings(recording(counters, timeFactor));
    expect(warnings.map((warning) => warning.code)).toEqual(["unit_slip", "unit_slip"]);
    expect(warnings[0]!.message).toContain(`a factor of ${factor} apart`);
  });

  it("has nothing to say without time, current or counters, or below a display's resolution", () => {
    const whole = recording(test);
    for (const role of ["timeS", "currentMa"] as const)
      expect(
        chargeWarnings({ ...whole, columns: whole.columns.filter((each) => each.role !== role) }),
      ).toEqual([]);
    expect(chargeWarnings({ ...whole, columns: whole.columns.slice(0, 2) })).toEqual([]);
    expect(
      chargeWarnings({
        ...whole,
        rows: 0,
        columns: whole.columns.map((each) => ({ ...each, values: new Float64Array(0) })),
      }),
    ).toEqual([]);
  });
});
