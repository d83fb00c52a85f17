/**
 * How each metal behaves in the simulator: voltages of its lithium-poor to lithium-rich plateaus on plating and on
 * stripping, the overshoot it takes to start metallic lithium, and usual efficiencies. Chosen to look like the
 * published voltage curves of thin films; not measured constants.
 */
import type { InterlayerMetal } from "../alloy-phases";

export interface Plateau {
  /** Upper end on the axis x in Li_xM. */
  readonly x: number;
  readonly platingV: number;
  readonly strippingV: number;
}

export interface MetalBehaviour {
  readonly plateaus: readonly Plateau[];
  /** Overshoot below 0 V at 0.1 mA cm⁻² before lithium grows freely. */
  readonly nucleationV: number;
  readonly firstCe: number;
  readonly meanCe: number;
  readonly ceSd: number;
}

export const metalBehaviour: Readonly<Record<InterlayerMetal, MetalBehaviour>> = {
  Ag: {
    plateaus: [
      { x: 1, platingV: 0.135, strippingV: 0.305 },
      { x: 2.25, platingV: 0.085, strippingV: 0.165 },
      { x: 10 / 3, platingV: 0.05, strippingV: 0.105 },
    ],
    nucleationV: 0.002,
    firstCe: 0.86,
    meanCe: 0.986,
    ceSd: 0.003,
  },
  Au: {
    plateaus: [
      { x: 1, platingV: 0.215, strippingV: 0.43 },
      { x: 3, platingV: 0.105, strippingV: 0.18 },
    ],
    nucleationV: 0.006,
    firstCe: 0.55,
    meanCe: 0.93,
    ceSd: 0.012,
  },
  Zn: {
    plateaus: [
      { x: 0.5, platingV: 0.235, strippingV: 0.29 },
      { x: 1, platingV: 0.165, strippingV: 0.215 },
    ],
    nucleationV: 0.009,
    firstCe: 0.76,
    meanCe: 0.965,
    ceSd: 0.007,
  },
  Cu: { plateaus: [], nucleationV: 0.035, firstCe: 0.2, meanCe: 0.82, ceSd: 0.03 },
};

/** A bare pellet on a copper collector takes up no lithium and needs the largest overshoot. */
export const bareBehaviour: MetalBehaviour = {
  ...metalBehaviour.Cu,
  nucleationV: 0.055,
  firstCe: 0.15,
  meanCe: 0.74,
};
