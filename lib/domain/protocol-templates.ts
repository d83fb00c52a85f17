/** Test recipes that come with the product: a start for the lab's own protocols. */
import { levelsOf } from "./number-range";
import type { ConstantCurrentStep, ProtocolStep } from "./protocol-step";

export interface ProtocolTemplate {
  readonly id: string;
  readonly name: string;
  readonly kind: "galvanostatic" | "ccd" | "rate_steps" | "cycle_life" | "formation";
  readonly steps: readonly ProtocolStep[];
  readonly lowerCutoffV: number | null;
  readonly upperCutoffV: number | null;
  readonly temperatureC: number | null;
  readonly notes: string;
}

const source = "Ko et al., Nat. Commun. 2025, 10.1038/s41467-025-55821-1, Methods";

function constantCurrent(
  direction: ConstantCurrentStep["direction"],
  currentDensityMaCm2: number,
  end: Partial<Pick<ConstantCurrentStep, "arealCapacityMahCm2" | "cutoffV" | "durationMin">>,
): ConstantCurrentStep {
  const noEnd = { arealCapacityMahCm2: null, cutoffV: null, durationMin: null };
  return { type: "constant_current", direction, currentDensityMaCm2, ...noEnd, ...end };
}

/** Charge at constant current and hold, discharge at the same current; five cycles at every level. */
function rateLevel(level: number): ProtocolStep {
  return {
    type: "loop",
    count: 5,
    steps: [
      constantCurrent("plating", level, { cutoffV: 4.2 }),
      {
        type: "constant_voltage",
        direction: "plating",
        voltageV: 4.2,
        untilCurrentDensityMaCm2: Number((level / 10).toPrecision(6)),
        durationMin: null,
      },
      constantCurrent("stripping", level, { cutoffV: 1 }),
    ],
  };
}

export const protocolTemplates: readonly ProtocolTemplate[] = [
  {
    id: "ccd-ramp",
    name: "CCD ramp, 0.1 to 1.0 mA cm⁻² at 0.25 mAh cm⁻²",
    kind: "ccd",
    steps: [
      {
        type: "ccd_ramp",
        fromMaCm2: 0.1,
        toMaCm2: 1,
        stepMaCm2: 0.1,
        arealCapacityMahCm2: 0.25,
        platingDurationMin: null,
        platingCutoffV: null,
        strippingCurrentDensityMaCm2: 0.05,
        strippingCutoffV: 4,
        cyclesPerLevel: 1,
      },
    ],
    lowerCutoffV: null,
    upperCutoffV: 4,
    temperatureC: 25,
    notes: `After ${source}. Cycles per level, rests and area basis are not reported there: one cycle and no rest are assumed here.`,
  },
  {
    id: "galvanostatic-cycling",
    name: "Galvanostatic cycling, 0.5 mA cm⁻² and 0.25 mAh cm⁻²",
    kind: "galvanostatic",
    steps: [
      {
        type: "loop",
        count: 100,
        steps: [
          constantCurrent("plating", 0.5, { arealCapacityMahCm2: 0.25 }),
          { type: "rest", durationMin: 5 },
          constantCurrent("stripping", 0.5, { cutoffV: 4 }),
          { type: "rest", durationMin: 5 },
        ],
      },
    ],
    lowerCutoffV: null,
    upperCutoffV: 4,
    temperatureC: 25,
    notes: "",
  },
  {
    id: "cc-cv-rate-steps",
    name: "CC–CV rate steps, 0.1 to 1.0 mA cm⁻², five cycles each",
    kind: "rate_steps",
    steps: (levelsOf({ from: 0.1, to: 1, step: 0.1 }) ?? []).map(rateLevel),
    lowerCutoffV: 1,
    upperCutoffV: 4.2,
    temperatureC: 25,
    notes: `After ${source}. The current at which the hold ends is not reported there: a tenth of the level is assumed here.`,
  },
];
