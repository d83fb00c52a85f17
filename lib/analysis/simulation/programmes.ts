/** Test programmes of the laboratory, as the simulator takes them. */
import type { ProgrammedCycle } from "./simulated-cell";

const halfCell = { upperCutoffV: 4, lowerCutoffV: -0.5, stripLimit: 1.2, restS: 600 } as const;

/** Plating at one current and charge, stripping to 4 V, over and over. */
export function lifeProgramme(options: {
  readonly cycles: number;
  readonly currentMaCm2: number;
  readonly capacityMahCm2: number;
  /** @default the plating current */
  readonly strippingMaCm2?: number;
}): ProgrammedCycle[] {
  return Array.from({ length: options.cycles }, () => ({
    ...halfCell,
    platingMaCm2: options.currentMaCm2,
    platingMahCm2: options.capacityMahCm2,
    strippingMaCm2: options.strippingMaCm2 ?? options.currentMaCm2,
  }));
}

/** Critical current density: 0.1 to 1.0 mA cm⁻² in steps of 0.1, 0.25 mAh cm⁻² each, stripped at 0.05 to 4 V. */
export function ccdProgramme(options: { readonly topMaCm2?: number } = {}): ProgrammedCycle[] {
  const steps = Math.round((options.topMaCm2 ?? 1) * 10);
  return Array.from({ length: steps }, (_, k) => ({
    ...halfCell,
    platingMaCm2: (k + 1) / 10,
    platingMahCm2: 0.25,
    strippingMaCm2: 0.05,
  }));
}

/** Rate steps of a full cell, 1 to 4.2 V: five cycles at each current. */
export function rateProgramme(options: {
  readonly currentsMaCm2: readonly number[];
  readonly capacityMahCm2: number;
  readonly cyclesEach?: number;
}): ProgrammedCycle[] {
  return options.currentsMaCm2.flatMap((current) =>
    Array.from({ length: options.cyclesEach ?? 5 }, () => ({
      platingMaCm2: current,
      platingMahCm2: options.capacityMahCm2,
      strippingMaCm2: current,
      upperCutoffV: 4.2,
      lowerCutoffV: 1,
      stripLimit: 1.2,
      restS: 300,
    })),
  );
}
