/** What one drawn panel of a trace is made from. */
import type { TracePanel } from "@/lib/plots/trace-model";
import type { TraceWindow } from "@/lib/plots/trace-window";

/** A stretch of the run that something is said of, shaded behind the trace. */
export interface TraceMark {
  readonly from: number;
  readonly to: number;
  readonly tone: "bad" | "warn" | "accent";
}

export interface TraceCanvasProps {
  readonly panel: TracePanel;
  readonly labels: readonly string[];
  readonly colours: readonly string[];
  /** Whatever else changes how it looks: another look draws anew. */
  readonly look: string;
  readonly window: TraceWindow;
  readonly x: {
    readonly title: string;
    readonly unit: string;
    readonly perUnit: number;
    readonly isShown: boolean;
  };
  readonly y: { readonly title: string; readonly unit: string };
  readonly marks: readonly TraceMark[];
  readonly width: number;
  readonly height: number;
  /** Plots of one key share their cursor. */
  readonly syncKey: string;
  readonly onSelect: (window: TraceWindow) => void;
  readonly onZoom: (factor: number, about: number) => void;
  readonly onReset: () => void;
}
