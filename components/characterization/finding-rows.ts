/** Findings as rows of texts, and back: one column takes a number, a range or words. */
import type { Characterization, FindingInput } from "@/lib/contract/characterization";
import { coreLevelProblem } from "@/lib/domain/core-levels";
import { impossibleReason } from "@/lib/domain/findings";
import { parseDecimal } from "../decimal";
import type { FieldTexts } from "../record-fields";
import { parseRows } from "../rows-text";

type Seen = Partial<Characterization["findings"][number]> & { readonly property: string };

/** Texts of a finding; what no column shows rides along untouched. */
export function findingRow(finding: Seen): FieldTexts {
  return {
    property: finding.property,
    value: valueText(finding),
    unit: finding.unit ?? "",
    qualifier: finding.qualifier ?? "",
    missingReason: finding.missingReason ?? "",
    stateLabel: finding.stateLabel ?? "",
    coreLevel: finding.coreLevel ?? "",
    evidence: finding.evidence ?? "",
    conditions: JSON.stringify(finding.conditions ?? {}),
  };
}

function valueText({ valueNumber, valueLow, valueHigh, valueText }: Seen): string {
  if (typeof valueNumber === "number") return String(valueNumber);
  if (typeof valueLow === "number" && typeof valueHigh === "number") return `${valueLow} to ${valueHigh}`;
  return valueText ?? "";
}

/** What the rows say, with problems by "row.column". */
export function readFindings(text: string): {
  readonly value: readonly FindingInput[];
  readonly problems: FieldTexts;
} {
  const problems: Record<string, string> = {};
  const value = parseRows(text).map((row, index) => {
    const finding = readFinding(row);
    const [column, problem] = problemOf(finding) ?? [];
    if (column !== undefined && problem !== undefined) problems[`${index}.${column}`] = problem;
    return finding;
  });
  return { value, problems };
}

function readFinding(row: FieldTexts): FindingInput {
  const orNull = (name: string) => row[name]?.trim() || null;
  return {
    property: (row.property ?? "") as FindingInput["property"],
    ...readValue(row.value?.trim() ?? ""),
    unit: orNull("unit"),
    ...(orNull("qualifier") === null
      ? {}
      : { qualifier: orNull("qualifier") as NonNullable<FindingInput["qualifier"]> }),
    missingReason: orNull("missingReason") as NonNullable<FindingInput["missingReason"]> | null,
    stateLabel: orNull("stateLabel"),
    coreLevel: orNull("coreLevel"),
    evidence: row.evidence ?? "",
    conditions: JSON.parse(row.conditions || "{}") as NonNullable<FindingInput["conditions"]>,
  };
}

/** "0,85" is a number, "5 to 20" and "5–20" a range, everything else words. */
function readValue(text: string) {
  const none = { valueNumber: null, valueLow: null, valueHigh: null, valueText: null };
  if (text === "") return none;
  const number = parseDecimal(text);
  if (number !== null && !Number.isNaN(number)) return { ...none, valueNumber: number };
  const [low, high, ...more] = text.split(/\s*(?:–|\bto\b)\s*/).map(parseDecimal);
  if (more.length === 0 && isNumber(low) && isNumber(high)) {
    return { ...none, valueLow: low, valueHigh: high };
  }
  return { ...none, valueText: text };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number" && !Number.isNaN(value);
}

/** The column to mend and why; the server refuses the same. */
function problemOf(finding: FindingInput): readonly [column: string, problem: string] | null {
  if (finding.property === ("" as string)) return ["property", "Say what was found."];
  const level = finding.coreLevel == null ? null : coreLevelProblem(finding.coreLevel);
  if (level !== null) return ["coreLevel", level];
  const values = [finding.valueNumber, finding.valueLow, finding.valueText];
  const hasValue = values.some((each) => each !== null && each !== undefined);
  if (!hasValue && finding.missingReason === null) return ["value", "A value, or why there is none."];
  if (hasValue && finding.missingReason !== null) return ["missingReason", "There is a value already."];
  const impossible = impossibleReason(finding);
  return impossible === null ? null : ["value", impossible];
}
