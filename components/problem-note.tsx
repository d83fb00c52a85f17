import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  bad: "border-bad bg-bad-soft text-bad",
  warn: "border-warn bg-warn-soft text-warn",
  info: "border-accent bg-accent-soft text-accent",
} as const;

/** A message that stays where it belongs until it is dealt with. */
export function ProblemNote({ tone = "bad", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={classNames("rounded border px-3 py-2", tones[tone])}
    >
      {children}
    </div>
  );
}
