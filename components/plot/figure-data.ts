/** The numbers behind a figure, as a table that can be saved. */
export interface FigureData {
  readonly columns: readonly { readonly title: string; readonly unit: string | null }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** CSV (RFC 4180) with the caption as comment lines above the titles; full precision, missing values empty. */
export function csvOf(data: FigureData, caption: string): string {
  const comments = caption.split("\n").map((line) => `# ${line}`);
  const titles = data.columns.map(({ title, unit }) => quoted(unit === null ? title : `${title} / ${unit}`));
  const rows = data.rows.map((row) =>
    row.map((value) => (value === null ? "" : quoted(String(value)))).join(","),
  );
  return `${[...comments, titles.join(","), ...rows].join("\r\n")}\r\n`;
}

function quoted(text: string): string {
  // A cell that begins like a formula is one for a spreadsheet: keep it text.
  const safe = /^[=@\t]|^[+-](?![\d.])/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
