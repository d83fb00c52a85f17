import { describe, expect, it } from "vitest";
import { peakFit } from "./peak-fit";

const x = Array.from({ length: 61 }, (_, i) => i / 10);
const gaussian = (t: number) => 5 * Math.exp(-((t - 3) ** 2) / (2 * 0.3 ** 2));
/** Repeatable roughness without a pattern a peak could follow. */
const noise = (i: number) => (((i * 7919) % 101) - 50) / 1000;

describe("peakFit", () => {
  it("is not estimable from fewer points than parameters", () => {
    const fit = peakFit({ x: [1, 2], y: [1, 2] }, { start: [4, 2.8, 0.5, 0, 0, 0] });
    expect(fit).toMatchObject({
      isConverged: false,
      degreesOfFreedom: -4,
      weightedResidualSumOfSquares: null,
    });
    expect(fit.peaks[0]).toMatchObject({ height: null, center: null, fwhm: null, area: null });
  });

  it("gives a peak without height no place", () => {
    const fit = peakFit({ x, y: x.map(() => 2) }, { start: [4, 2.8, 0.5, 0, 0, 0] });
    expect(fit.peaks[0]).toMatchObject({ center: null, sigma: null });
    expect(fit.background[0]).toBeCloseTo(2, 9);
  });

  it("finds a peak without noise, and a positive width from a negative start", () => {
    const fit = peakFit(
      { x, y: x.map((t) => gaussian(t) + 1 + 0.5 * t) },
      { start: [4, 2.8, -0.5, 0, 0, 0] },
    );
    expect(fit.peaks[0]!.height).toBeCloseTo(5, 8);
    expect(fit.peaks[0]!.center).toBeCloseTo(3, 8);
    expect(fit.peaks[0]!.sigma).toBeCloseTo(0.3, 8);
    expect(fit.peaks[0]!.area).toBeCloseTo(5 * 0.3 * Math.sqrt(2 * Math.PI), 8);
    expect(fit.background[1]).toBeCloseTo(0.5, 8);
  });

  it("keeps the order of the start values", () => {
    const y = x.map((t, i) => gaussian(t) + 2 * Math.exp(-((t - 4.2) ** 2) / 0.1) + noise(i));
    const fit = peakFit({ x, y }, { start: [1, 4.3, 0.2, 4, 2.9, 0.4, 0, 0, 0] });
    expect(fit.peaks[0]!.center).toBeCloseTo(4.2, 1);
    expect(fit.peaks[1]!.center).toBeCloseTo(3, 1);
  });

  it("scales errors by the residuals unless the uncertainties are absolute", () => {
    const data = { x, y: x.map((t, i) => gaussian(t) + noise(i)), standardUncertainty: x.map(() => 2) };
    const start = [4, 2.8, 0.5, 0, 0, 0];
    const [scaled, absolute] = [peakFit(data, { start }), peakFit(data, { start, absoluteSigma: true })];
    const factor = Math.sqrt(scaled.weightedResidualSumOfSquares! / scaled.degreesOfFreedom);
    const error = scaled.peaks[0]!.standardErrorCenter! / factor;
    expect(absolute.peaks[0]!.standardErrorCenter).toBeCloseTo(error, 9);
  });

  it("refuses a start that is none", () => {
    expect(() => peakFit({ x, y: x }, { start: [1, 2] })).toThrow("start must hold");
    expect(() => peakFit({ x, y: x }, { start: [1, 2, 0, 0, 0, 0] })).toThrow("sigma of peak 1");
  });
});
