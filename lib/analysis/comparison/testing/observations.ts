/** Observations for tests: half cells under one set of conditions, each on a pellet of its own, from two lots in turn. */
import type { Conditions, CriticalCurrentValue, LifeValue, Observation } from "../observation";

const conditions: Conditions = {
  cellKind: "half",
  housing: "2032",
  areaBasis: "interlayer",
  currentDensityMaCm2: 0.1,
  arealCapacityMahCm2: 0.25,
  temperatureC: 25,
  stackPressureMpa: 1,
  composition: "Li6.5La3Zr1.5Ta0.5O12",
  surfaceRoute: "polish-etch-rinse",
  counter: "Li 40 µm",
  cutoffs: "to 4 V",
  protocolKind: "galvanostatic",
  rule: "ratio of sums 1",
  interlayerThicknessNm: 200,
};

let made = 0;

function observation(
  metal: string,
  change: Partial<Observation>,
  differing: Partial<Conditions>,
): Omit<Observation, "value"> {
  made += 1;
  return {
    cellCode: `C-${String(made).padStart(4, "0")}`,
    runCode: `R-${String(made).padStart(4, "0")}`,
    metal,
    provenance: "measured",
    isRole: false,
    pelletCode: `P-${made}`,
    lotCode: made % 2 === 0 ? "L-0001" : "L-0002",
    depositionCode: `D-${metal}-${made % 2}`,
    face: "A",
    operator: "A",
    cycler: "cycler 1",
    builtOn: "2026-01-05",
    conditions: { ...conditions, ...differing },
    qualifier: "=",
    alloyShare: null,
    flags: [],
    openConflicts: [],
    exclusion: null,
    source: null,
    inputHash: `hash ${made}`,
    ...change,
  };
}

export function efficiency(
  metal: string,
  fraction: number,
  change: Partial<Observation> = {},
  differing: Partial<Conditions> = {},
): Observation {
  const value = { metric: "coulombic_efficiency", fraction, firstFraction: null, cycles: 50 } as const;
  return { ...observation(metal, change, differing), value };
}

export function life(
  metal: string,
  value: Omit<LifeValue, "metric" | "isDecidedByPerson">,
  change: Partial<Observation> = {},
  differing: Partial<Conditions> = {},
): Observation {
  return {
    ...observation(metal, change, differing),
    value: { metric: "cycle_life", isDecidedByPerson: false, ...value },
  };
}

export function ramp(
  metal: string,
  passMaCm2: number | null,
  failMaCm2: number | null,
  change: Partial<CriticalCurrentValue> = {},
  differing: Partial<Conditions> = {},
): Observation {
  const value = {
    metric: "critical_current_density",
    passMaCm2,
    failMaCm2,
    convention: "interval",
    candidates: [],
    printedMaCm2: null,
    cumulativeMahCm2: null,
    ...change,
  } as const;
  return { ...observation(metal, {}, differing), value };
}
