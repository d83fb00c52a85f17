/** Points and lines over two axes: the plain plot that spectra, residuals and Arrhenius lines share. */
import type { Axis } from "./axis";
import type { Marker } from "./metal-style";

export interface XySeries {
  readonly label: string;
  readonly colour: string;
  /** Points with a mark, or a line through them. */
  readonly draw: Marker | "line";
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    /** Half the height of an error bar, in the unit of y. */
    readonly error?: number | null;
    readonly title?: string;
  }[];
}

export interface XyPlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly XySeries[];
}

/** Outer and inner measures, so that a model can make its axes equal. */
export const xySize = { width: 520, height: 360 } as const;
export const xyMargin = { left: 74, right: 18, top: 28, bottom: 46 } as const;
