/** A protocol as a current–time preview: what the steps will do before any cell has seen them. */
import { type PreviewSegment, protocolPreview, unknownDurationS } from "@/lib/analysis/protocol-preview";
import type { ProtocolStep } from "@/lib/domain/protocol-step";
import { type Axis, axisOver } from "./axis";

export interface ProtocolModel {
  /** Time, in the unit that suits the whole length. */
  readonly x: Axis;
  /** Current density, plating positive. */
  readonly y: Axis;
  /** Stretches of known current, joined where they follow each other; in axis units. */
  readonly lines: readonly (readonly { readonly x: number; readonly y: number }[])[];
  /** Stretches whose current the steps do not fix: holds and impedance. */
  readonly open: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** Length of the whole protocol in words. */
  readonly total: string;
  /** What of the drawing is not literal; empty when all of it is. */
  readonly remarks: readonly string[];
}

const mostDrawn = 800;

/** An empty list of steps gives an empty drawing of length 0. */
export function prepareProtocol(steps: readonly ProtocolStep[]): ProtocolModel {
  const preview = protocolPreview(steps, { maxSegments: mostDrawn });
  const drawnS = preview.segments.at(-1)?.endS ?? 0;
  const unit = unitOf(drawnS);
  const currents = preview.segments.flatMap(({ currentDensityMaCm2: j }) => (j === null ? [] : [j]));
  return {
    x: axisOver([0, drawnS / unit.seconds], { title: "Time", unit: unit.name, isExact: true }),
    y: axisOver(currents, { title: "Current density", unit: "mA cm⁻²", include: [0], tickCount: 5 }),
    lines: linesOf(preview.segments, unit.seconds),
    open: preview.segments
      .filter(({ currentDensityMaCm2 }) => currentDensityMaCm2 === null)
      .map(({ startS, endS, label }) => ({
        from: startS / unit.seconds,
        to: endS / unit.seconds,
        label,
      })),
    total: totalWords(preview),
    remarks: remarksOf(preview),
  };
}

function unitOf(seconds: number): { readonly name: string; readonly seconds: number } {
  if (seconds <= 3 * 3600) return { name: "min", seconds: 60 };
  return seconds <= 10 * 86_400 ? { name: "h", seconds: 3600 } : { name: "d", seconds: 86_400 };
}

function linesOf(segments: readonly PreviewSegment[], unitS: number): { x: number; y: number }[][] {
  const lines: { x: number; y: number }[][] = [];
  let isOpen = false;
  for (const { startS, endS, currentDensityMaCm2: y } of segments) {
    if (y === null) {
      isOpen = false;
      continue;
    }
    if (!isOpen) lines.push([]);
    lines.at(-1)?.push({ x: startS / unitS, y }, { x: endS / unitS, y });
    isOpen = true;
  }
  return lines;
}

type Preview = ReturnType<typeof protocolPreview>;

function totalWords({ totalS, totalBasis }: Preview): string {
  if (totalBasis === "stated") return durationWords(totalS);
  if (totalBasis === "at_most") return `at most ${durationWords(totalS)}`;
  return "not known: some steps end where the cell decides";
}

function remarksOf({ segments, totalBasis, isTruncated }: Preview): readonly string[] {
  const remarks: string[] = [];
  if (totalBasis === "at_most") {
    remarks.push("Stripping to a cut-off is drawn as long as all that was plated lasts.");
  }
  if (segments.some(({ durationBasis }) => durationBasis === "unknown")) {
    remarks.push(`Steps of unknown length are drawn ${durationWords(unknownDurationS)} long.`);
  }
  if (isTruncated) remarks.push(`The first ${segments.length} steps are drawn.`);
  return remarks;
}

/** 5400 → "1 h 30 min", 90 → "1 min 30 s", 200,000 → "2 d 7 h 33 min"; seconds only below an hour. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds < 3600 ? seconds : seconds / 60) * (seconds < 3600 ? 1 : 60);
  const parts = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor((whole % 86_400) / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "min"],
    [whole % 60, "s"],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? "0 s" : said.join(" ");
}
