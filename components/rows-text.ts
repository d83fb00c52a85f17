import type { FieldTexts } from "./record-fields";

/** Rows as they are kept while typed; none when the text is not ours. */
export function parseRows(text: string): readonly FieldTexts[] {
  try {
    const rows: unknown = JSON.parse(text === "" ? "[]" : text);
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}
