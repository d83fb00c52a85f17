import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "bg-sunken text-ink-soft border-line",
  accent: "bg-accent-soft text-accent border-accent/40",
  good: "bg-good-soft text-good border-good/40",
  warn: "bg-warn-soft text-warn border-warn/40",
  bad: "bg-bad-soft text-bad border-bad/40",
  simulated: "bg-simulated-soft text-simulated border-simulated/40",
} as const;

export type Tone = keyof typeof tones;

export function Badge({
  tone = "neutral",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-block rounded border px-1.5 text-xs leading-5 whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}

const provenances = {
  measured: { tone: "good", title: "Measured: computed from an instrument's file or entered by a person" },
  reported: { tone: "accent", title: "Reported: printed in a publication, not measured here" },
  simulated: {
    tone: "simulated",
    title: "Simulated: made by the demonstration's simulator, not a real cell",
  },
} as const;

/** Where a fact comes from; shown wherever facts of different kinds can meet. */
export function ProvenanceBadge({ provenance }: { provenance: keyof typeof provenances }) {
  const { tone, title } = provenances[provenance];
  return (
    <Badge tone={tone} title={title}>
      {provenance}
    </Badge>
  );
}
