/**
 * One look for each metal, everywhere: hues of Okabe and Ito (safe for the colour-blind), and a marker of its own so
 * that a figure also reads in grey. A combination ("Ag/Zn") takes its first metal's hue.
 */

export type Marker = "circle" | "square" | "triangle" | "diamond" | "cross" | "ring";

export interface MetalStyle {
  readonly colour: string;
  readonly marker: Marker;
  /** SVG dash pattern of lines; null for a solid line. */
  readonly dash: string | null;
}

const styles: Readonly<Record<string, MetalStyle>> = {
  Ag: { colour: "#3d8fc4", marker: "circle", dash: null },
  Au: { colour: "#d18b00", marker: "square", dash: "7 3" },
  Zn: { colour: "#00916b", marker: "triangle", dash: "2 3" },
  Cu: { colour: "#d0590a", marker: "diamond", dash: "9 3 2 3" },
  bare: { colour: "#7c7c78", marker: "cross", dash: "4 4" },
};

const other: MetalStyle = { colour: "#b5679b", marker: "ring", dash: "1 3" };

export function metalStyle(metal: string): MetalStyle {
  return styles[metal] ?? styles[metal.split(/[/\s-]/)[0] ?? ""] ?? other;
}
