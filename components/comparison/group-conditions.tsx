import type { ComparisonGroup } from "@/lib/contract/comparison";

/** What the cells of a group have in common, what nobody states, and what was relaxed and differs. */
export function GroupConditions({ group }: { group: ComparisonGroup }) {
  return (
    <>
      <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
        {group.matched.map(({ name, title, text, isStated }) => (
          <li key={name} className={isStated ? "" : "italic"}>
            {title}: {text}
          </li>
        ))}
      </ul>
      {group.relaxed.map(({ name, title, texts }) => (
        <p key={name} className="mt-1 text-sm text-warn">
          Relaxed: {title} differs ({texts.join(", ")}).
        </p>
      ))}
    </>
  );
}
