/** A cell's stack as a cross-section: heights compressed so that 200 nm of silver and 500 µm of garnet both show. */
import type { StackLayer } from "@/lib/domain/stack";
import { metalStyle } from "./metal-style";

export interface StackBox {
  readonly label: string;
  readonly detail: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  /** The labels stand beside their box, pushed apart so that none covers another. */
  readonly labelY: number;
  /** Whole, where the label had to be cut. */
  readonly fullLabel: string;
}

export interface StackModel {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly StackBox[];
  readonly labelX: number;
  /** The stack in one sentence, for those who do not see it. */
  readonly sentence: string;
}

/** Narrow enough to stand beside a form with its labels still readable. */
const drawingWidth = 340;
const stackWidth = 124;
const labelX = 158;
const longestLabel = 28;
const labelGap = 30;
const margin = 10;
const unknownHeight = 16;
const widestDiameterMm = 14;

const fills: Readonly<Record<string, string>> = {
  electrolyte: "#b8a79a",
  counter: "#9aa3ab",
  catholyte: "#cfe0c3",
  cathode: "#54585c",
  collector: "#c98a5e",
  contact: "#c98a5e",
  window: "#d9d2b0",
  casing: "#8d9296",
  spacer: "#b4b8bb",
  spring: "#b4b8bb",
};

/** 1 nm → 8, 1 µm → 26, 1 mm → 53: logarithmic, and said so on the drawing. */
function heightOf(thicknessUm: number | null): number {
  if (thicknessUm === null || thicknessUm <= 0) return unknownHeight;
  return Math.max(6, 26 + 9 * Math.log10(thicknessUm));
}

function widthOf(diameterMm: number | null, widest: number): number {
  return diameterMm === null ? stackWidth : Math.max(24, (stackWidth * diameterMm) / widest);
}

export function prepareStack(layers: readonly StackLayer[]): StackModel {
  const widest = Math.max(widestDiameterMm, ...layers.map((layer) => layer.diameterMm ?? 0));
  let y = margin;
  let lastLabel = Number.NEGATIVE_INFINITY;
  const boxes = layers.map((layer) => {
    const height = heightOf(layer.thicknessUm);
    const width = widthOf(layer.diameterMm, widest);
    const labelY = Math.max(y + height / 2, lastLabel + labelGap);
    const box = {
      label: cut(layer.material),
      fullLabel: layer.material,
      detail: `${layer.role}, ${thicknessText(layer.thicknessUm)}${layer.diameterMm === null ? "" : `, ⌀ ${layer.diameterMm} mm`}`,
      x: margin + (stackWidth - width) / 2,
      y,
      width,
      height,
      fill: layer.role === "working" ? metalStyle(layer.material).colour : (fills[layer.role] ?? "#b4b8bb"),
      labelY,
    };
    y += height;
    lastLabel = labelY;
    return box;
  });
  return {
    width: drawingWidth,
    height: Math.max(y, lastLabel + labelGap / 2) + margin,
    boxes,
    labelX,
    sentence: layers
      .map((layer) => `${layer.material} (${layer.role}, ${thicknessText(layer.thicknessUm)})`)
      .join(" / "),
  };
}

function cut(label: string): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
}

/** 0.2 → "200 nm", 500 → "500 µm". */
function thicknessText(thicknessUm: number | null): string {
  if (thicknessUm === null) return "thickness not stated";
  const [value, unit] =
    thicknessUm < 1
      ? [thicknessUm * 1000, "nm"]
      : thicknessUm < 1000
        ? [thicknessUm, "µm"]
        : [thicknessUm / 1000, "mm"];
  return `${Number(value.toPrecision(4))} ${unit}`;
}
