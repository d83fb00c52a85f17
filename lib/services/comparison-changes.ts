/** What has changed since a comparison was pinned, cell by cell and table by table. */
import type { Observation } from "@/lib/analysis/comparison/observation";
import type { ComparisonResult } from "@/lib/contract/comparison";
import type { ComparisonChanges } from "@/lib/contract/saved-comparison";
import { canonicalJson } from "@/lib/db/audit";

interface Side {
  readonly observations: readonly Observation[];
  readonly result: ComparisonResult;
}

export function comparisonChanges(before: Side, now: Side): ComparisonChanges {
  const [old, current] = [byCell(before.observations), byCell(now.observations)];
  const both = [...current].flatMap(([key, each]) => {
    const previous = old.get(key);
    return previous === undefined ? [] : [{ each, previous }];
  });
  const isReanalysed = ({ each, previous }: (typeof both)[number]) =>
    each.inputHash !== previous.inputHash || each.runCode !== previous.runCode;
  const lists = {
    added: [...current.values()].filter((each) => !old.has(keyOf(each))).map(named),
    removed: [...old.values()].filter((each) => !current.has(keyOf(each))).map(named),
    reanalysed: both.filter(isReanalysed).map(({ each }) => named(each)),
    edited: both
      .filter((pair) => !isReanalysed(pair) && isEdited(pair.previous, pair.each))
      .map(({ each }) => named(each)),
    excluded: both
      .filter(({ each, previous }) => each.exclusion !== null && previous.exclusion === null)
      .map(({ each }) => ({ ...named(each), reason: each.exclusion ?? "" })),
    included: both
      .filter(({ each, previous }) => each.exclusion === null && previous.exclusion !== null)
      .map(({ each }) => named(each)),
  };
  return { sentence: sentenceOf(lists), ...lists, groups: changedSentences(before.result, now.result) };
}

/** A cell has one value of a metric; a published role, one for each statement. */
function keyOf(each: Observation): string {
  return each.isRole ? `${each.cellCode} ${each.runCode} ${each.inputHash}` : each.cellCode;
}

function byCell(observations: readonly Observation[]): ReadonlyMap<string, Observation> {
  return new Map(observations.map((each) => [keyOf(each), each]));
}

function named({ cellCode, runCode }: Observation) {
  return { cellCode, runCode };
}

function isEdited(before: Observation, now: Observation): boolean {
  const content = ({ exclusion: _, ...rest }: Observation) => canonicalJson(rest);
  return content(before) !== content(now);
}

function sentenceOf(lists: Omit<ComparisonChanges, "sentence" | "groups">): string {
  const counts: readonly (readonly [number, string])[] = [
    [lists.added.length, "added"],
    [lists.removed.length, "no longer in it"],
    [lists.reanalysed.length, "re-analysed"],
    [lists.edited.length, "edited"],
    [lists.excluded.length, "excluded"],
    [lists.included.length, "taken back in"],
  ];
  const parts = counts
    .filter(([count]) => count > 0)
    .map(
      ([count, word], index) => `${count}${index === 0 ? (count === 1 ? " cell" : " cells") : ""} ${word}`,
    );
  return parts.length === 0
    ? "Nothing has changed since it was pinned."
    : `${parts.join(", ")} since it was pinned.`;
}

/** Tables that read differently, matched by their conditions. */
function changedSentences(before: ComparisonResult, now: ComparisonResult): ComparisonChanges["groups"] {
  const sentences = ({ groups }: ComparisonResult) =>
    new Map(groups.map(({ key, sentence }) => [key, sentence]));
  const [old, current] = [sentences(before), sentences(now)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .map((key) => ({ before: old.get(key) ?? null, now: current.get(key) ?? null }))
    .filter((each) => each.before !== each.now);
}
