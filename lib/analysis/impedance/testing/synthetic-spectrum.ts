/** Spectra of known circuits for tests: what the fit must find again. */
import { circuitImpedance } from "@/lib/statistics/circuit/circuit-impedance";
import { parseCircuit } from "@/lib/statistics/circuit/parse-circuit";

/** The spectrum of a circuit at ten points a decade, with repeatable Gaussian noise of that share of |Z|. */
export function syntheticSpectrum(
  circuitText: string,
  parameters: readonly number[],
  options: { readonly highestHz?: number; readonly lowestHz?: number; readonly noise?: number } = {},
) {
  const { highestHz = 7e6, lowestHz = 1, noise = 0 } = options;
  const circuit = parseCircuit(circuitText);
  const count = Math.round(Math.log10(highestHz / lowestHz) * 10) + 1;
  const frequencyHz = Array.from({ length: count }, (_, i) => highestHz / 10 ** (i / 10));
  const next = normalDeviates();
  const points = frequencyHz.map((each) => {
    const { re, im } = circuitImpedance(circuit, parameters, each).impedance;
    const size = noise * Math.hypot(re, im);
    return { re: re + size * next(), im: im + size * next() };
  });
  return { frequencyHz, realOhm: points.map(({ re }) => re), imaginaryOhm: points.map(({ im }) => im) };
}

/** Box–Muller on a fixed linear congruential sequence. */
function normalDeviates(): () => number {
  let state = 20_260_101;
  const uniform = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
