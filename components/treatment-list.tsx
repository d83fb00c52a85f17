import type { TreatmentTemplate } from "@/lib/contract/treatment-template";
import { words } from "./words";

type Step = TreatmentTemplate["steps"][number] & { readonly face?: string };

/** What was done to each face, in order: "A: etch, 1 M HCl, 1 min, 25 °C". */
export function TreatmentList({ treatments }: { treatments: readonly Step[] }) {
  if (treatments.length === 0) return <p className="text-ink-soft">No treatment recorded.</p>;
  return (
    <ol className="list-decimal rounded border border-line bg-surface py-2 pr-3 pl-8">
      {treatments.map((step, index) => (
        <li key={index}>
          {[
            step.face === undefined ? words(step.kind) : `${step.face}: ${words(step.kind)}`,
            step.agent,
            step.durationMin === null ? null : `${step.durationMin} min`,
            step.temperatureC === null ? null : `${step.temperatureC} °C`,
            step.notes,
          ]
            .filter(Boolean)
            .join(", ")}
        </li>
      ))}
    </ol>
  );
}
