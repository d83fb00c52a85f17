/** Nyquist, Bode and residual plots of one spectrum, with the fit drawn over the data. */
import { circuitImpedance } from "@/lib/statistics/circuit/circuit-impedance";
import { parseCircuit } from "@/lib/statistics/circuit/parse-circuit";
import { type Axis, axisOver } from "./axis";
import { type XyPlot, type XySeries, xyMargin, xySize } from "./xy-model";

interface Spectrum {
  readonly frequencyHz: readonly number[];
  readonly realOhm: readonly number[];
  readonly imaginaryOhm: readonly number[];
}

interface Fit {
  readonly circuit: string;
  readonly parameters: Readonly<Record<string, { readonly value: number }>>;
}

const dataColour = "#3d8fc4";
const fitColour = "#d0590a";
const otherColour = "#00916b";

/** The fitted circuit at ten frequencies for each measured one, over the same range. */
export function fittedCurve(spectrum: Spectrum, fit: Fit): Spectrum {
  const circuit = parseCircuit(fit.circuit);
  const parameters = circuit.parameterNames.map((name) => fit.parameters[name]?.value ?? Number.NaN);
  const highest = Math.max(...spectrum.frequencyHz);
  const lowest = Math.min(...spectrum.frequencyHz);
  const count = Math.min(600, 10 * spectrum.frequencyHz.length);
  const frequencyHz = Array.from(
    { length: count },
    (_, i) => highest * (lowest / highest) ** (i / Math.max(1, count - 1)),
  );
  const impedances = frequencyHz.map((each) => circuitImpedance(circuit, parameters, each).impedance);
  return {
    frequencyHz,
    realOhm: impedances.map(({ re }) => re),
    imaginaryOhm: impedances.map(({ im }) => im),
  };
}

/**
 * −Z″ over Z′ with one scale for both axes. Where electrodes block, their spike would press the pellet's arcs into the
 * corner: with `focusOhm` (the pellet's total) only what lies within twice of it is shown.
 */
export function prepareNyquist(spectrum: Spectrum, fit: Fit | null, focusOhm: number | null): XyPlot {
  const reach = Math.max(...spectrum.realOhm, ...spectrum.imaginaryOhm.map((each) => -each));
  const isFocused = focusOhm !== null && reach > 5 * focusOhm;
  const isShown = (re: number, im: number) =>
    !isFocused || (re <= 2 * focusOhm && Math.abs(im) <= 2 * focusOhm);
  const pointsOf = ({ frequencyHz, realOhm, imaginaryOhm }: Spectrum) =>
    frequencyHz.flatMap((f, i) => {
      const [re, im] = [realOhm[i]!, imaginaryOhm[i]!];
      return isShown(re, im) ? [{ x: re, y: -im, title: `${f.toPrecision(3)} Hz` }] : [];
    });
  const data = pointsOf(spectrum);
  const series: XySeries[] = [{ label: "measured", colour: dataColour, draw: "circle", points: data }];
  if (fit !== null) {
    const points = pointsOf(fittedCurve(spectrum, fit)).map(({ x, y }) => ({ x, y }));
    series.push({ label: "fit", colour: fitColour, draw: "line", points });
  }
  return { ...equalAxes(data), series };
}

/** Both axes with as many ohms a pixel, around the data and zero. */
function equalAxes(points: readonly { x: number; y: number }[]): { x: Axis; y: Axis } {
  const width = xySize.width - xyMargin.left - xyMargin.right;
  const height = xySize.height - xyMargin.top - xyMargin.bottom;
  const range = (values: readonly number[]) => {
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const margin = 0.04 * (high - low);
    return { low: low < 0 ? low - margin : 0, span: high - low + margin * (low < 0 ? 2 : 1) };
  };
  const [x, y] = [range(points.map((each) => each.x)), range(points.map((each) => each.y))];
  const ohmPerPixel = Math.max(x.span / width, y.span / height) || 1;
  const axis = (title: string, low: number, length: number) =>
    axisOver([low, low + ohmPerPixel * length], { title, unit: "Ω", isExact: true });
  return { x: axis("Z′", x.low, width), y: axis("−Z″", y.low, height) };
}

/** |Z| and phase over frequency. */
export function prepareBode(spectrum: Spectrum, fit: Fit | null): { modulus: XyPlot; phase: XyPlot } {
  const frequency = frequencyAxis(spectrum);
  const curve = fit === null ? null : fittedCurve(spectrum, fit);
  const plot = (read: (re: number, im: number) => number, y: Parameters<typeof axisOver>[1]): XyPlot => {
    const pointsOf = (from: Spectrum) =>
      from.frequencyHz.map((x, i) => ({ x, y: read(from.realOhm[i]!, from.imaginaryOhm[i]!) }));
    const data = pointsOf(spectrum);
    const series: XySeries[] = [{ label: "measured", colour: dataColour, draw: "circle", points: data }];
    if (curve !== null) {
      series.push({ label: "fit", colour: fitColour, draw: "line", points: pointsOf(curve) });
    }
    return {
      x: frequency,
      y: axisOver(
        data.map((each) => each.y),
        y,
      ),
      series,
    };
  };
  return {
    modulus: plot((re, im) => Math.hypot(re, im), { title: "|Z|", unit: "Ω", isLogarithmic: true }),
    phase: plot((re, im) => (-Math.atan2(im, re) * 180) / Math.PI, {
      title: "−Phase",
      unit: "°",
      include: [0],
    }),
  };
}

/** Residuals of the Kramers–Kronig test over frequency, in percent of |Z|. */
export function prepareResiduals(
  spectrum: Spectrum,
  test: { readonly realResidual: readonly number[]; readonly imaginaryResidual: readonly number[] },
): XyPlot {
  const pointsOf = (residuals: readonly number[]) =>
    residuals.map((each, i) => ({ x: spectrum.frequencyHz[i]!, y: 100 * each }));
  const real = pointsOf(test.realResidual);
  const imaginary = pointsOf(test.imaginaryResidual);
  return {
    x: frequencyAxis(spectrum),
    y: axisOver(
      [...real, ...imaginary].map((each) => each.y),
      { title: "Residual", unit: "% of |Z|", include: [-1, 0, 1] },
    ),
    series: [
      { label: "real", colour: dataColour, draw: "circle", points: real },
      { label: "imaginary", colour: otherColour, draw: "triangle", points: imaginary },
    ],
  };
}

function frequencyAxis(spectrum: Spectrum): Axis {
  return axisOver(spectrum.frequencyHz, { title: "Frequency", unit: "Hz", isLogarithmic: true });
}
