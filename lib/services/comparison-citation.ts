/** The line by which a pinned comparison is cited: who, what, when, from how much, and how to check it. */
import type { SavedComparison } from "@/lib/contract/saved-comparison";
import type { StoredComparison } from "@/lib/db/saved-comparison";

const shownHashDigits = 16;

export function withCitation(comparison: StoredComparison): SavedComparison {
  return { ...comparison, citation: citationOf(comparison) };
}

function citationOf({ code, name, pin }: StoredComparison): string | null {
  if (pin === null) return null;
  const counted = pin.members.filter(({ exclusion }) => exclusion === null).length;
  const excluded = pin.members.length - counted;
  const address = `${process.env.NEXTAUTH_URL ?? ""}/comparisons/${code}`;
  return [
    `${pin.pinnedByName ?? "Garnetbook"}: ${name}${/[.!?]$/.test(name) ? "" : "."}`,
    `Garnetbook comparison ${code}, pinned ${pin.pinnedAt.slice(0, 10)},`,
    `${counted} values${excluded === 0 ? "" : ` (${excluded} excluded)`},`,
    `analysis version ${pin.analysisVersion},`,
    `SHA-256 of inputs ${pin.inputsSha256.slice(0, shownHashDigits)}…, of result ${pin.resultSha256.slice(0, shownHashDigits)}…,`,
    address,
  ].join(" ");
}
