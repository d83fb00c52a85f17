/** Codes of cells and runs in file names, folders and headers, as people type them there. */

/** C-0042 and R-0042 in a text, once each, in capitals; underscores and capitals around do not hide them. */
export function cellAndRunCodes(text: string): readonly string[] {
  const codes = text.match(/(?<![A-Za-z0-9-])[CR]-\d{4,7}(?![A-Za-z0-9])/gi) ?? [];
  return [...new Set(codes.map((code) => code.toUpperCase()))];
}
