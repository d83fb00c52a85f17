/** Writes small EC-Lab and BT-Lab text exports for tests. */
import { eclabNumber } from "./synthetic-spectrum";

export interface SyntheticEclabText {
  readonly titles: readonly string[];
  /** Values by column; a string is printed as it is. */
  readonly columns: readonly (readonly (number | string)[])[];
  readonly program?: "EC-Lab" | "BT-Lab";
  readonly technique?: string;
  /** Header lines between the technique and the titles. */
  readonly settings?: readonly string[];
  /** @default "." */
  readonly decimal?: "." | ",";
  /** @default true */
  readonly header?: boolean;
  /** Added to the number of header lines that line 2 states. @default 0 */
  readonly countError?: number;
  /** Row after which a blank line stands. */
  readonly blankAfter?: number;
  /** @default "\r\n" */
  readonly lineEnd?: string;
}

/** Whole numbers are printed as they are, others with 16 digits. Text is cp1252 when encoded with `latin1Bytes`. */
export function syntheticEclabText(file: SyntheticEclabText): string {
  const { decimal = ".", header = true, lineEnd = "\r\n" } = file;
  const settings = file.settings ?? [
    "Run on channel : 3 (SN 6701)",
    "Acquisition started on : 10/20/2021 14:01:10",
    "Saved on :",
    "\tFile : C-0042_01.mpr",
    "Device : SP-200 (SN 0503)",
    "Electrode surface area : 0.785 cm²",
    "Ns                  0                   1                   ",
    "Is                  -0.500              0.500               ",
  ];
  const above = [
    "",
    file.technique ?? "Galvanostatic Cycling with Potential Limitation",
    "",
    ...settings,
    "",
  ];
  const count = above.length + 3 + (file.countError ?? 0);
  const lines = header
    ? [
        `${file.program ?? "EC-Lab"} ASCII FILE`,
        `Nb header lines : ${count}                          `,
        ...above,
      ]
    : [];
  lines.push(`${file.titles.join("\t")}\t`);
  const rows = Math.max(0, ...file.columns.map((column) => column.length));
  for (let row = 0; row < rows; row++) {
    const cells = file.columns.map((column) => {
      const value = column[row] ?? "";
      if (typeof value === "string") return value;
      const text = Number.isInteger(value) ? String(value) : eclabNumber(value, 15);
      return decimal === "," ? text.replace(".", ",") : text;
    });
    lines.push(cells.join("\t"));
    if (row === file.blankAfter) lines.push("");
  }
  return `${lines.join(lineEnd)}${lineEnd}`;
}

/** One byte a character. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}
