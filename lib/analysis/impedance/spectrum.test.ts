import { describe, expect, it } from "vitest";
import { recordingOf } from "../testing/recording-of";
import { spectrumOf } from "./spectrum";

describe("spectrumOf", () => {
  it("goes from the highest frequency down and keeps the sign of the imaginary part", () => {
    const recording = recordingOf({
      frequencyHz: [1, 100, 10],
      impedanceRealOhm: [300, 100, 200],
      impedanceImaginaryOhm: [-30, -10, -20],
      temperatureC: [25, 26, 27],
    });
    expect(spectrumOf(recording)).toEqual({
      name: "test",
      frequencyHz: [100, 10, 1],
      realOhm: [100, 200, 300],
      imaginaryOhm: [-10, -20, -30],
      temperatureC: 26,
      pointsLeftOut: 0,
    });
  });

  it("leaves out and counts what is no point of a spectrum", () => {
    const recording = recordingOf({
      frequencyHz: [0, 100, 10, 1],
      impedanceRealOhm: [5, Number.NaN, 0, 7],
      impedanceImaginaryOhm: [-1, -1, 0, -1],
    });
    expect(spectrumOf(recording)).toMatchObject({ frequencyHz: [1], temperatureC: null, pointsLeftOut: 3 });
  });

  it("is null without a frequency, or without a usable point", () => {
    expect(spectrumOf(recordingOf({ timeS: [1], voltageV: [3] }))).toBeNull();
    const empty = recordingOf({ frequencyHz: [], impedanceRealOhm: [], impedanceImaginaryOhm: [] });
    expect(spectrumOf(empty)).toBeNull();
  });
});
