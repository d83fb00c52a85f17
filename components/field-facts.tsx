import { significant } from "./decimal";
import type { Fact } from "./facts";
import { Formula } from "./formula";
import { Moment } from "./moment";
import type { RecordField } from "./record-fields";
import { words } from "./words";

/** What a form would edit, as facts to read: entered numbers with the digits that were typed. */
export function fieldFacts(
  fields: readonly RecordField[],
  record: Readonly<Record<string, unknown>>,
): readonly Fact[] {
  return fields.map(({ name, label, unit, kind }) => ({
    title: label,
    value: say(record[name], name, kind),
    ...(unit === undefined ? {} : { unit }),
  }));
}

function say(value: unknown, name: string, kind: RecordField["kind"]) {
  if (value === null || value === undefined || value === "") return null;
  if (name === "composition" || name === "metal") return <Formula text={String(value)} />;
  if (kind === "instant") return <Moment iso={String(value)} />;
  if (kind === "choice") return words(String(value));
  return typeof value === "number" ? numberText(value) : String(value);
}

function numberText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) {
    const [mantissa, exponent] = value.toExponential().split("e");
    return `${mantissa} × 10${superscript(Number(exponent))}`;
  }
  return significant(value, digitsOf(value));
}

/** As many as were typed: 99.9999 keeps six. */
function digitsOf(value: number): number {
  return Math.max(1, String(value).replace(/^-?0*\.?0*|\./g, "").length);
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function superscript(exponent: number): string {
  return String(exponent)
    .replace("-", "⁻")
    .replace(/\d/g, (digit) => raised[Number(digit)] ?? digit);
}
