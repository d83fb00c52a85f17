import type { ComparisonGroup } from "@/lib/contract/comparison";

const mostOnPaper = 8;

/** What differs between the rows besides what forms them, in words; those that put an order in doubt first. */
export function GroupDifferences({
  group,
  isBeside = false,
}: {
  group: ComparisonGroup;
  /** Beside a figure there is room for all of them. */
  isBeside?: boolean;
}) {
  const counts = new Map<string, boolean>();
  for (const pair of group.pairs) {
    for (const each of pair.confounders) {
      counts.set(each.sentence, each.counts || (counts.get(each.sentence) ?? false));
    }
  }
  if (counts.size === 0) return null;
  const sentences = [...counts].sort(([, a], [, b]) => Number(b) - Number(a));
  const items = sentences.map(([sentence, isDoubt], index) => (
    <li
      key={sentence}
      className={`${isDoubt ? "text-warn" : ""} ${index < mostOnPaper ? "" : "print:hidden"}`}
    >
      {sentence}
    </li>
  ));
  return (
    <details
      className="print-open self-start rounded border border-line bg-surface px-3 py-2"
      open={isBeside || counts.size <= mostOnPaper}
    >
      <summary className="touch cursor-pointer font-medium">
        What else differs or is unknown ({counts.size})
      </summary>
      <ul className="mt-1 list-disc pl-5 text-sm">{items}</ul>
    </details>
  );
}
