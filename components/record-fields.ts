/** Which fields a form has: the description that editing, drafts, problems and merging share. */
import { parseDecimal } from "./decimal";

export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "number" | "long_text" | "choice" | "day" | "instant";
  readonly unit?: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly options?: readonly { readonly value: string; readonly title: string }[];
}

/** What is typed, as text; forms never turn it into a number before saving. */
export type FieldTexts = Readonly<Record<string, string>>;

export function textOf(field: RecordField, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.kind === "instant") return localInstant(String(value));
  return String(value);
}

export function textsOf(
  fields: readonly RecordField[],
  record: Readonly<Record<string, unknown>>,
): FieldTexts {
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field, record[field.name])]));
}

/** The value to send, or what is wrong with the text. */
export function readField(
  field: RecordField,
  text: string,
): { readonly value: unknown } | { readonly problem: string } {
  const trimmed = text.trim();
  if (trimmed === "") {
    if (field.isRequired) return { problem: `${field.label} is needed.` };
    return { value: field.kind === "long_text" ? "" : null };
  }
  if (field.kind === "number") {
    const number = parseDecimal(trimmed);
    return number === null || Number.isNaN(number)
      ? { problem: `“${trimmed}” is not a number.` }
      : { value: number };
  }
  if (field.kind === "instant") return { value: new Date(trimmed).toISOString() };
  return { value: field.kind === "long_text" ? text : trimmed };
}

/** All values, and problems by field name. */
export function valuesOf(fields: readonly RecordField[], texts: FieldTexts) {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const read = readField(field, texts[field.name] ?? "");
    if ("problem" in read) problems[field.name] = read.problem;
    else values[field.name] = read.value;
  }
  return { values, problems };
}

/** An instant in the browser's zone as a datetime-local control wants it. */
function localInstant(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
