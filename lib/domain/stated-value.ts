/**
 * One line for everything that is stated about one property of one subject. Disagreeing statements are all shown and
 * flagged, "20 | 40 µm ⚑", until a person resolves their conflict to a preferred one.
 */
import {
  missingLabel,
  numberLabel,
  qualifierAfter,
  qualifierBefore,
  rangeLabel,
  unitLabel,
} from "./quantity-label";

export interface StatementConflict {
  readonly key: string;
  readonly resolution: "none" | "preferred" | "both_valid_in_context" | "error_in_source";
  /** True when the conflict was resolved to this very statement, wherever it is repeated. */
  readonly isPreferred: boolean;
}

export interface Statement {
  readonly valueNumber: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly valueText: string | null;
  readonly valueBoolean: boolean | null;
  readonly unit: string | null;
  readonly qualifier: string;
  readonly missingReason: string | null;
  readonly status: "proposed" | "accepted" | "disputed" | "superseded" | "rejected";
  readonly conflicts: readonly StatementConflict[];
}

export interface StatedValue {
  /** What a view prints, the flag included. */
  readonly text: string;
  /** The same without the flag. */
  readonly plain: string;
  /** Touched by a conflict that is not settled for what is shown. */
  readonly isFlagged: boolean;
  /** Keys of those conflicts, each once. */
  readonly conflictKeys: readonly string[];
  /** Why there is no value; null when there is one. */
  readonly missingReason: string | null;
}

export const conflictFlag = "⚑";

/** Statements of one subject and one property, in any order; none at all reads as not reported. */
export function statedValue(statements: readonly Statement[]): StatedValue {
  const alive = statements.filter(({ status }) => status !== "superseded" && status !== "rejected");
  const preferred = alive.filter((each) => each.conflicts.some((conflict) => conflict.isPreferred));
  const considered = preferred.length > 0 ? preferred : alive;
  const withValue = considered.filter((each) => each.missingReason === null);
  const shown = withValue.length > 0 ? withValue : considered.slice(0, 1);
  const plain = joined(shown);
  const open = shown.flatMap(({ conflicts }) => conflicts.filter((conflict) => !isSettled(conflict)));
  const conflictKeys = [...new Set(open.map(({ key }) => key))].sort();
  const isFlagged = conflictKeys.length > 0 || new Set(shown.map(valueLabel)).size > 1;
  return {
    plain,
    text: isFlagged ? `${plain} ${conflictFlag}` : plain,
    isFlagged,
    conflictKeys,
    missingReason: withValue.length > 0 ? null : (shown[0]?.missingReason ?? "not_reported"),
  };
}

/** Settled means: resolved to this statement, or found valid in its own context. */
function isSettled(conflict: StatementConflict): boolean {
  return conflict.isPreferred || conflict.resolution === "both_valid_in_context";
}

/** "20 | 40 µm": a common unit once, at the end; different units each with their value. */
function joined(shown: readonly Statement[]): string {
  const first = shown[0];
  if (first === undefined) return missingLabel("not_reported");
  if (first.missingReason !== null) return missingLabel(first.missingReason);
  const ascending = [...shown].sort((a, b) => sortKey(a) - sortKey(b));
  const unit = first.unit;
  const haveOneUnit = shown.every((each) => each.unit === unit && isNumeric(each));
  const labels = haveOneUnit ? ascending.map(valueLabel) : ascending.map(withUnit);
  const line = [...new Set(labels)].join(" | ");
  return haveOneUnit ? `${line}${unitAfter(unit)}${commonSuffix(shown)}` : line;
}

function isNumeric(statement: Statement): boolean {
  return statement.valueNumber !== null || statement.valueLow !== null || statement.valueHigh !== null;
}

function sortKey(statement: Statement): number {
  return statement.valueNumber ?? statement.valueLow ?? statement.valueHigh ?? 0;
}

/** The value with its qualifier, without its unit. */
function valueLabel(statement: Statement): string {
  const { valueNumber, valueLow, valueHigh, valueBoolean, valueText, qualifier } = statement;
  if (valueLow !== null && valueHigh !== null) return rangeLabel(valueLow, valueHigh);
  if (valueLow !== null) return `≥ ${numberLabel(valueLow)}`;
  if (valueHigh !== null) return `≤ ${numberLabel(valueHigh)}`;
  if (valueNumber !== null) return `${qualifierBefore(qualifier)}${numberLabel(valueNumber)}`;
  if (valueBoolean !== null) return valueBoolean ? "yes" : "no";
  return valueText ?? "";
}

function withUnit(statement: Statement): string {
  if (!isNumeric(statement)) return valueLabel(statement);
  return `${valueLabel(statement)}${unitAfter(statement.unit)}${qualifierAfter(statement.qualifier)}`;
}

function unitAfter(unit: string | null): string {
  const label = unit === null ? "" : unitLabel(unit);
  return label === "" || label === "°" ? label : ` ${label}`;
}

function commonSuffix(shown: readonly Statement[]): string {
  const suffixes = new Set(shown.map(({ qualifier }) => qualifierAfter(qualifier)));
  return suffixes.size === 1 ? ([...suffixes][0] ?? "") : "";
}
