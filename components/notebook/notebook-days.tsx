import type { NotebookEntrySummary } from "@/lib/contract/notebook";
import { Badge } from "../badge";
import { CodeLink } from "../code-link";
import { Section } from "../section";
import { counted } from "../words";

/** Pages under their day, latest first. */
export function NotebookDays({ entries }: { entries: readonly NotebookEntrySummary[] }) {
  const days = new Map<string, NotebookEntrySummary[]>();
  for (const entry of entries) days.set(entry.entryDate, [...(days.get(entry.entryDate) ?? []), entry]);
  return [...days].map(([day, pages]) => (
    <Section key={day} title={<time dateTime={day}>{dayTitle(day)}</time>}>
      <ul className="divide-y divide-line rounded border border-line bg-surface">
        {pages.map((page) => (
          <li key={page.id} className="px-3 py-2">
            <div className="flex flex-wrap items-baseline gap-x-2">
              <CodeLink code={page.code} />
              <span className="font-medium break-words">{page.title}</span>
              <span className="text-sm text-ink-soft">{page.author.name}</span>
              {page.attachmentCount === 0 ? null : <Badge>{counted(page.attachmentCount, "file")}</Badge>}
              {page.signatureCount === 0 ? null : (
                <Badge tone="good">{counted(page.signatureCount, "signature")}</Badge>
              )}
            </div>
            <p className="line-clamp-2 text-sm text-ink-soft">{page.excerpt}</p>
          </li>
        ))}
      </ul>
    </Section>
  ));
}

/** "Sunday, 22 November 2026", the day as it is kept, whatever the reader's zone. */
function dayTitle(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }).format(new Date(day));
}
