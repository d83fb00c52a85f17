import type { ProtocolStep } from "@/lib/domain/protocol-step";
import { stepWords } from "@/lib/domain/protocol-step-words";

/** The steps in words; those of a loop stand under its count. */
export function ProtocolSteps({ steps }: { steps: readonly ProtocolStep[] }) {
  return (
    <ol className="list-decimal pl-6">
      {steps.map((step, index) => (
        <li key={index} className="break-words">
          {step.type === "loop" ? (
            <>
              {step.count} times:
              <ProtocolSteps steps={step.steps} />
            </>
          ) : (
            stepWords(step)
          )}
        </li>
      ))}
    </ol>
  );
}
