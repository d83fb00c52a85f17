import type { ComparisonChanges } from "@/lib/contract/saved-comparison";
import { CodeLink } from "../code-link";

const mostListed = 50;

/** What has changed since the pin: which cells, and how the tables would read today. */
export function SincePinned({ changes }: { changes: ComparisonChanges }) {
  const lists = [
    { title: "Added", cells: changes.added },
    { title: "No longer in it", cells: changes.removed },
    { title: "Re-analysed", cells: changes.reanalysed },
    { title: "Edited", cells: changes.edited },
    { title: "Excluded since", cells: changes.excluded },
    { title: "Taken back in", cells: changes.included },
  ].filter(({ cells }) => cells.length > 0);
  if (lists.length === 0) return <p className="mb-3 text-sm text-ink-soft">{changes.sentence}</p>;
  return (
    <details className="mb-3 rounded border border-warn/40 bg-warn-soft px-3 py-2 text-sm">
      <summary className="touch cursor-pointer font-medium text-warn">{changes.sentence}</summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {lists.map(({ title, cells }) => (
          <div key={title} className="contents">
            <dt className="text-ink-soft">{title}</dt>
            <dd className="flex flex-wrap gap-x-2">
              {cells.slice(0, mostListed).map((cell) => (
                <span key={`${cell.cellCode} ${cell.runCode}`}>
                  <CodeLink code={cell.cellCode} />
                  {"reason" in cell ? ` (${cell.reason})` : ""}
                </span>
              ))}
              {cells.length > mostListed ? <span>and {cells.length - mostListed} more</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      {changes.groups.map(({ before, now }) => (
        <p key={`${before} ${now}`} className="mt-1">
          Pinned: {before ?? "no such table"} Today: {now ?? "no such table"}
        </p>
      ))}
    </details>
  );
}
