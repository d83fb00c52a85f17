import type { NotebookEntrySummary } from "@/lib/contract/notebook";
import { CodeLink } from "../code-link";
import { Section } from "../section";

/** Notebook pages that name a code: the way back from a record to where it was written about. */
export function Mentions({ entries }: { entries: readonly NotebookEntrySummary[] }) {
  if (entries.length === 0) return null;
  return (
    <Section title="Mentioned on">
      <ul className="flex flex-col gap-1 rounded border border-line bg-surface p-3">
        {entries.map(({ id, code, title, entryDate, author, excerpt }) => (
          <li key={id}>
            <CodeLink code={code} /> {title}{" "}
            <span className="text-sm text-ink-soft">
              {entryDate}, {author.name}
            </span>
            <p className="truncate text-sm text-ink-soft">{excerpt}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
