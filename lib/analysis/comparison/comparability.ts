/** Like with like: observations fall into groups whose conditions agree within tolerance; groups never merge silently. */
import { type ArmField, armFieldTitles, fieldValue } from "./arm-field";
import { conditionTitles, matchedByDefault, tolerances } from "./condition";
import type { ComparisonMetric, ConditionName, Observation } from "./observation";
import { type Part, splitBy, textsOf } from "./split";
import { compareText } from "./text-order";

/** A condition, or the metal where something else forms the arms. */
export type MatchedName = ConditionName | "metal";

export interface GroupCondition {
  readonly name: MatchedName;
  readonly title: string;
  /** The common value, a range when it varies within tolerance, "not stated" when nobody says. */
  readonly text: string;
  readonly isStated: boolean;
}

export interface RelaxedCondition {
  readonly name: ConditionName;
  readonly title: string;
  /** Every value that now stands side by side. */
  readonly texts: readonly string[];
}

export interface ComparabilityGroup {
  readonly key: string;
  readonly matched: readonly GroupCondition[];
  /** Relaxed conditions that differ inside the group. */
  readonly relaxed: readonly RelaxedCondition[];
  readonly observations: readonly Observation[];
}

export interface MatchOptions {
  readonly metric: ComparisonMetric;
  /** What forms an arm; it differs between the arms and so matches nothing. @default ["metal"] */
  readonly armBy?: readonly ArmField[] | undefined;
  /** Conditions that no longer need to match. @default none */
  readonly relax?: readonly ConditionName[] | undefined;
  /** Conditions that must match beside the usual ones. @default none */
  readonly match?: readonly ConditionName[] | undefined;
}

/** Groups in the order of their size, largest first, then by key: the order of the input changes nothing. */
export function comparabilityGroups(
  observations: readonly Observation[],
  options: MatchOptions,
): ComparabilityGroup[] {
  const armBy: readonly ArmField[] = options.armBy ?? ["metal"];
  const relax = (options.relax ?? []).filter((name) => !armBy.includes(name));
  const matched = matchedNames(options, armBy, relax);
  return split(inOrder(observations), matched)
    .map(({ key, conditions, members }) => ({
      key,
      matched: matched.flatMap((name) => conditions.get(name) ?? []),
      relaxed: relax
        .map((name) => ({ name, title: conditionTitles[name], texts: textsOf(name, members) }))
        .filter(({ texts }) => texts.length > 1),
      observations: members,
    }))
    .sort((a, b) => b.observations.length - a.observations.length || compareText(a.key, b.key));
}

/** By cell, then run. */
function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const isInOrder = observations.every((each, k) => k === 0 || byCode(observations[k - 1]!, each) <= 0);
  return isInOrder ? observations : [...observations].sort(byCode);
}

function byCode(a: Observation, b: Observation): number {
  return compareText(a.cellCode, b.cellCode) || compareText(a.runCode, b.runCode);
}

function matchedNames(
  { metric, match = [] }: MatchOptions,
  armBy: readonly ArmField[],
  relax: readonly ConditionName[],
): readonly MatchedName[] {
  const usual = matchedByDefault[metric];
  const names = [...usual, ...match.filter((name) => !usual.includes(name))];
  const conditions = names.filter((name) => !relax.includes(name) && !armBy.includes(name));
  return armBy.includes("metal") ? conditions : ["metal", ...conditions];
}

interface Branch {
  readonly key: string;
  readonly conditions: ReadonlyMap<MatchedName, GroupCondition>;
  readonly members: readonly Observation[];
}

/** Words first, then numbers one after the other inside each group: a cell elsewhere moves no tolerance here. */
function split(observations: readonly Observation[], matched: readonly MatchedName[]): readonly Branch[] {
  const isNumber = (name: MatchedName) => tolerances[name] !== undefined;
  const order = [...matched.filter((name) => !isNumber(name)), ...matched.filter(isNumber)];
  const agreed = agreedFields(observations, order);
  let branches: readonly Branch[] = [{ key: "", conditions: new Map(), members: observations }];
  for (const name of order) {
    branches = branches.flatMap((branch) =>
      partsOf(name, branch.members, agreed.has(name)).map(({ key, text, isStated, members }) => ({
        key: `${branch.key}${branch.key === "" ? "" : "|"}${name}=${key}`,
        conditions: new Map(branch.conditions).set(name, {
          name,
          title: armFieldTitles[name],
          text,
          isStated,
        }),
        members,
      })),
    );
  }
  return observations.length === 0 ? [] : branches;
}

/** Where all agree, one stands for all. */
function partsOf(name: MatchedName, members: readonly Observation[], isAgreed: boolean): readonly Part[] {
  if (!isAgreed) return splitBy(name, members, true);
  return splitBy(name, members.slice(0, 1), true).map((part) => ({ ...part, members }));
}

/** Fields with one value throughout, which most are: found in one walk through all observations. */
function agreedFields(
  observations: readonly Observation[],
  fields: readonly MatchedName[],
): ReadonlySet<MatchedName> {
  const [first] = observations;
  if (first === undefined) return new Set();
  let agreed = fields.map((name) => ({ name, value: fieldValue(first, name) }));
  for (const observation of observations) {
    const differs = agreed.some(({ name, value }) => fieldValue(observation, name) !== value);
    if (differs) agreed = agreed.filter(({ name, value }) => fieldValue(observation, name) === value);
  }
  return new Set(agreed.map(({ name }) => name));
}
