/** The data module: its header, the place of every column, and the decoding of rows into typed arrays. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { ByteCursor, TruncatedFileError } from "../byte-cursor";
import type { MprModule } from "./modules";
import { expectedRowWidth, type RowLayout, solveRowLayout } from "./row-layout";

interface HeaderForm {
  readonly idBytes: 1 | 2;
  readonly bigEndian: boolean;
  readonly rowStart: number;
}

const oldForms: Readonly<Record<number, HeaderForm>> = {
  0: { idBytes: 1, bigEndian: false, rowStart: 100 },
  2: { idBytes: 2, bigEndian: false, rowStart: 405 },
  3: { idBytes: 2, bigEndian: false, rowStart: 406 },
};
const newForm: HeaderForm = { idBytes: 2, bigEndian: true, rowStart: 1007 };

export interface DataLayout {
  /** File offset of the first row. */
  readonly start: number;
  /** Whole rows in the file. */
  readonly rows: number;
  readonly layout: RowLayout;
  readonly truncated: boolean;
  readonly warnings: readonly ReaderWarning[];
}

/**
 * Finds where rows and columns lie. Counts are checked against the bytes that are there.
 * @throws UnreadableFileError when the columns cannot fill a row, TruncatedFileError when not one row is whole.
 */
export function locateRows(source: ByteSource, module: MprModule): DataLayout {
  const head = source.read(module.offset, Math.min(module.available, newForm.rowStart));
  const warnings: ReaderWarning[] = [];
  const failures: string[] = [];
  for (const form of formsOf(module)) {
    const cursor = new ByteCursor(head, { base: module.offset });
    const count = cursor.u32("the number of records");
    const columns = cursor.u8("the number of columns");
    if (columns * form.idBytes > form.rowStart - 5) {
      failures.push(`${columns} columns`);
      continue;
    }
    const ids = readIds(cursor, columns, form);
    const body = Math.max(0, module.length - form.rowStart);
    const solved = solveWidth(ids, count, body);
    if (solved === null) {
      failures.push(`${count} records of columns ${ids.join(", ")} in ${body} bytes`);
      continue;
    }
    if (!isKnownForm(module)) {
      warnings.push({
        code: "version_unknown",
        message: `data module version ${module.version}${module.newVersion === null ? "" : `/${module.newVersion}`} is not known; its rows fit the layout that starts at byte ${form.rowStart}`,
      });
    }
    const start = module.offset + form.rowStart;
    const whole = Math.floor(Math.max(0, module.available - form.rowStart) / solved.layout.width);
    const rows = Math.min(solved.rows, whole);
    if (solved.rows !== count) {
      warnings.push({
        code: "bad_rows",
        message: `the header counts ${count} records, the data module has room for ${solved.rows}; the latter were read`,
        at: `byte ${module.offset}`,
      });
    }
    if (rows === 0 && solved.rows > 0) {
      throw new TruncatedFileError({
        expected: `${solved.rows} records of ${solved.layout.width} bytes`,
        found: `${Math.max(0, module.available - form.rowStart)} bytes`,
        offset: start,
      });
    }
    return { start, rows, layout: solved.layout, truncated: rows < solved.rows, warnings };
  }
  throw new UnreadableFileError({
    expected: "columns that fill the rows of the data module",
    found: failures.join("; "),
    at: `byte ${module.offset}`,
  });
}

function formsOf(module: MprModule): readonly HeaderForm[] {
  if (module.newVersion !== null) return [newForm];
  const form = oldForms[module.version];
  return form === undefined ? [oldForms[3]!, oldForms[2]!, oldForms[0]!] : [form];
}

function isKnownForm(module: MprModule): boolean {
  if (module.newVersion !== null) return module.newVersion === 10 || module.newVersion === 11;
  return oldForms[module.version] !== undefined;
}

function readIds(cursor: ByteCursor, columns: number, form: HeaderForm): number[] {
  const ids: number[] = [];
  for (let index = 0; index < columns; index++) {
    if (form.idBytes === 1) ids.push(cursor.u8("a column id"));
    else ids.push(form.bigEndian ? cursor.u16BigEndian("a column id") : cursor.u16("a column id"));
  }
  return ids;
}

/** Row width from the count and the length of the data; from the columns alone where those disagree. */
function solveWidth(
  ids: readonly number[],
  count: number,
  body: number,
): { layout: RowLayout; rows: number } | null {
  if (ids.length === 0) return null;
  if (count > 0 && body > 0 && body % count === 0) {
    const layout = solveRowLayout(ids, body / count);
    if (layout !== null) return { layout, rows: count };
  }
  const width = expectedRowWidth(ids);
  if (width === null) return null;
  const layout = solveRowLayout(ids, width);
  if (layout === null) return null;
  // The count is written last: a file copied while the test ran can be ahead of it.
  return body % width === 0 || count === 0 ? { layout, rows: Math.floor(body / width) } : null;
}
