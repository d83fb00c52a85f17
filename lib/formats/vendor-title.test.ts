import { describe, expect, it } from "vitest";
import { splitTitle, splitUnderscoredTitle } from "./vendor-title";

describe("splitTitle", () => {
  it.each([
    ["Test_Time(s)", "test time", "s"],
    ["Test Time (s)", "test time", "s"],
    ["U[V]", "u", "V"],
    ["Voltage/V", "voltage", "V"],
    ["SpeCap/mAh/g", "specap", "mAh/g"],
    ["~Time[h:min:s]", "time", "h:min:s"],
    ["Aux_Temperature(C)_1", "aux temperature 1", "C"],
    ["dV/dt", "dv/dt", null],
    ["dQ/dV (Ah/V)", "dq/dv", "Ah/V"],
    ["Rec#", "rec#", null],
    ["(Q-Qo)/mA.h", "(q qo)", "mA.h"],
    ['"Potential (V)"', "potential", "V"],
    ["", "", null],
  ])("%s", (printed, name, unit) => {
    expect(splitTitle(printed)).toMatchObject({ name, unit });
  });
});

describe("splitUnderscoredTitle", () => {
  it.each([
    ["voltage_V", "voltage", "V"],
    ["test_time_s", "test time", "s"],
    ["temperature_1_C", "temperature 1", "C"],
    ["Pressure_Psi", "pressure", "Psi"],
    ["cycle_index", "cycle index", null],
    ["cycle_C", "cycle", "C"],
  ])("%s", (printed, name, unit) => {
    expect(splitUnderscoredTitle(printed)).toMatchObject({ name, unit });
  });
});
