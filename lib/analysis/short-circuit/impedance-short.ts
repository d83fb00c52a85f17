/**
 * S7: an impedance that an intact pellet cannot have: a total resistance below its own bulk, a purely resistive
 * spectrum, or an inductive loop at low frequency.
 */
import { bulkAsrOhmCm2 } from "../conductivity";
import { type ShortContext, type ShortEvidence, type Spectrum, show } from "./short-evidence";

const inductiveShare = 0.02;
const fewestPoints = 3;

/** One finding a spectrum, with all that applies. */
export function impedanceEvidence(context: ShortContext): ShortEvidence[] {
  return context.spectra.flatMap((spectrum) => {
    const reasons = reasonsOf(context, spectrum);
    if (reasons.length === 0) return [];
    return [
      {
        rule: "S7" as const,
        firstRecord: null,
        lastRecord: null,
        onsetS: null,
        cycle: spectrum.afterCycle ?? null,
        direction: null,
        message: reasons.join("; "),
      },
    ];
  });
}

function reasonsOf(context: ShortContext, spectrum: Spectrum): string[] {
  const { parameters, pellet, areaCm2 } = context;
  const reasons: string[] = [];
  let total = Number.NEGATIVE_INFINITY;
  let lowPoints = 0;
  let largestPhaseDeg = 0;
  let inductive = 0;
  for (let k = 0; k < spectrum.frequencyHz.length; k++) {
    const real = spectrum.realOhm[k]!;
    const imaginary = spectrum.imaginaryOhm[k]!;
    if (real > total) total = real;
    if (spectrum.frequencyHz[k]! > parameters.lowFrequencyHz) continue;
    lowPoints++;
    largestPhaseDeg = Math.max(largestPhaseDeg, Math.abs(Math.atan2(imaginary, real)) * (180 / Math.PI));
    if (imaginary > inductiveShare * Math.hypot(real, imaginary)) inductive++;
  }
  if (pellet !== null && areaCm2 !== null && Number.isFinite(total)) {
    const bulk = bulkAsrOhmCm2(pellet.thicknessUm, pellet.conductivityMsCm) / areaCm2;
    if (total < parameters.resistanceShare * bulk) {
      reasons.push(`the resistance is ${show(total)} Ω where the pellet alone has ${show(bulk)} Ω`);
    }
  }
  if (lowPoints < fewestPoints) return reasons;
  if (inductive >= fewestPoints) {
    reasons.push(`an inductive loop below ${parameters.lowFrequencyHz} Hz`);
  } else if (largestPhaseDeg < parameters.resistivePhaseDeg) {
    reasons.push(
      `the phase stays within ${show(largestPhaseDeg)}° below ${parameters.lowFrequencyHz} Hz: a resistor`,
    );
  }
  return reasons;
}
