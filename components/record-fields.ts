/** Which fields a form has: the description that editing, drafts, problems and merging share. */
import type { ComponentType } from "react";
import { parseDecimal } from "./decimal";

export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "number" | "long_text" | "choice" | "day" | "instant" | "structured";
  readonly unit?: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** An empty text is "" rather than nothing; so is every long text. */
  readonly isNeverNull?: boolean;
  readonly options?: readonly { readonly value: string; readonly title: string }[];
  /** Of a choice: its values stand for numbers. */
  readonly isNumeric?: boolean;
  /** Of a choice: what choosing nothing is called. @default "–" */
  readonly noneTitle?: string;
  /** Whether the field belongs to the form as it is filled in now; always when absent. */
  readonly isShown?: (texts: FieldTexts) => boolean;
  /** Of a structured field. */
  readonly structure?: FieldStructure;
}

/** What is typed, as text; forms never turn it into a number before saving. */
export type FieldTexts = Readonly<Record<string, string>>;

/** A field of many parts (ordered rows, steps in steps), kept as one text while it is typed. */
export interface FieldStructure {
  readonly textOf: (value: unknown) => string;
  /** Problems by path below the field: "2.thicknessUm". */
  readonly read: (text: string) => { readonly value: unknown; readonly problems: FieldTexts };
  /** The value in words, a line for each part. */
  readonly say: (value: unknown) => string;
  readonly Control: ComponentType<StructureControl>;
}

export interface StructureControl {
  readonly label: string;
  readonly text: string;
  /** By path below the field. */
  readonly problems: FieldTexts;
  readonly onChange: (text: string) => void;
}

export function textOf(field: RecordField, value: unknown): string {
  if (field.structure !== undefined) return field.structure.textOf(value);
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
    return { value: field.kind === "long_text" || field.isNeverNull ? "" : null };
  }
  if (field.kind === "number" || field.isNumeric) {
    const number = parseDecimal(trimmed);
    return number === null || Number.isNaN(number)
      ? { problem: `“${trimmed}” is not a number.` }
      : { value: number };
  }
  if (field.kind === "instant") return { value: new Date(trimmed).toISOString() };
  return { value: field.kind === "long_text" ? text : trimmed };
}

/** The fields that belong to the form as it is filled in now. */
export function shownFields(fields: readonly RecordField[], texts: FieldTexts): readonly RecordField[] {
  return fields.filter((field) => field.isShown?.(texts) ?? true);
}

/** All values of the fields shown, and problems by field name; of a structured field by path, "layers.0.material". */
export function valuesOf(fields: readonly RecordField[], texts: FieldTexts) {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of shownFields(fields, texts)) {
    if (field.structure !== undefined) {
      const structured = field.structure.read(texts[field.name] ?? "");
      values[field.name] = structured.value;
      for (const [path, problem] of Object.entries(structured.problems)) {
        problems[`${field.name}.${path}`] = problem;
      }
      continue;
    }
    const read = readField(field, texts[field.name] ?? "");
    if ("problem" in read) problems[field.name] = read.problem;
    else values[field.name] = read.value;
  }
  return { values, problems };
}

/** The problems of a structured field, by path below it. */
export function problemsBelow(problems: FieldTexts, name: string): FieldTexts {
  const start = `${name}.`;
  return Object.fromEntries(
    Object.entries(problems)
      .filter(([path]) => path.startsWith(start))
      .map(([path, problem]) => [path.slice(start.length), problem]),
  );
}

/** A value in words, the way the form's reader knows it; "–" for none. */
export function sayField(field: RecordField, value: unknown): string {
  if (value === null || value === undefined || value === "") return field.noneTitle ?? "–";
  if (field.structure !== undefined) return field.structure.say(value) || "–";
  const title = field.options?.find((option) => option.value === String(value))?.title ?? String(value);
  return field.unit === undefined ? title : `${title} ${field.unit}`;
}

/** An instant in the browser's zone as a datetime-local control wants it. */
function localInstant(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
