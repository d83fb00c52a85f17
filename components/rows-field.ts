/** A field that holds ordered rows of the same columns: layers of a stack, steps of an assembly. */
import {
  type FieldStructure,
  type FieldTexts,
  type RecordField,
  sayField,
  textsOf,
  valuesOf,
} from "./record-fields";
import { type RowPreset, rowsControl } from "./rows-editor";
import { parseRows } from "./rows-text";

interface RowsOptions {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly columns: readonly RecordField[];
  /** What each row is called; its place when absent. */
  readonly rowTitles?: readonly string[];
  /** "a layer": what the button adds. Rows can be neither added nor moved when absent. */
  readonly rowNoun?: string;
  /** What a new row begins with. */
  readonly emptyRow?: FieldTexts;
  /** Rows that are added whole by one press. */
  readonly presets?: readonly RowPreset[];
}

export function rowsField(options: RowsOptions): RecordField {
  const { name, label, hint, columns } = options;
  return {
    name,
    label,
    kind: "structured",
    ...(hint === undefined ? {} : { hint }),
    structure: rowsStructure(columns, options),
  };
}

function rowsStructure(columns: readonly RecordField[], options: RowsOptions): FieldStructure {
  return {
    textOf: (value) =>
      JSON.stringify((Array.isArray(value) ? value : []).map((row) => textsOf(columns, row))),
    read: (text) => {
      const problems: Record<string, string> = {};
      const value = parseRows(text).map((row, index) => {
        const read = valuesOf(columns, row);
        for (const [name, problem] of Object.entries(read.problems)) problems[`${index}.${name}`] = problem;
        return read.values;
      });
      return { value, problems };
    },
    say: (value) =>
      (Array.isArray(value) ? value : [])
        .map((row, index) => `${index + 1}. ${sayRow(columns, row)}`)
        .join("\n"),
    Control: rowsControl(options),
  };
}

/** "isostatic press, 250 MPa, 3 min": the columns that say something. */
export function sayRow(columns: readonly RecordField[], row: Readonly<Record<string, unknown>>): string {
  return columns
    .filter(({ name }) => row[name] !== null && row[name] !== undefined && row[name] !== "")
    .map((column) => sayField(column, row[column.name]))
    .join(", ");
}
