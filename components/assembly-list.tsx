import type { Cell } from "@/lib/contract/cell";
import { words } from "./words";

/** How a cell was put together, in order: "isostatic press, 250 MPa, 3 min". */
export function AssemblyList({ steps }: { steps: Cell["assemblySteps"] }) {
  if (steps.length === 0) return <p className="text-ink-soft">No assembly step stated.</p>;
  return (
    <ol className="list-decimal rounded border border-line bg-surface py-2 pr-3 pl-8">
      {steps.map((step, index) => (
        <li key={index}>
          {[
            words(step.kind),
            step.pressureMpa === null ? null : `${step.pressureMpa} MPa`,
            step.temperatureC === null ? null : `${step.temperatureC} °C`,
            step.durationMin === null ? null : `${step.durationMin} min`,
            step.notes,
          ]
            .filter(Boolean)
            .join(", ")}
        </li>
      ))}
    </ol>
  );
}
