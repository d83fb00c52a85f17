/** A position in the lines of a VAMAS file: one value a line, its meaning told by its place. */
import { UnreadableFileError } from "@/lib/domain/errors";
import { isCutRow } from "../cut-row";

/** The lines end before the part does. */
export class EndOfLines extends UnreadableFileError {}

const mostEntries = 1_000_000;

export class LineCursor {
  private readonly lines: readonly string[];
  private at = 0;

  constructor(text: string) {
    const lines = text.split(/\r\n|\n|\r/);
    const end = new TextEncoder().encode(lines.slice(-20).join("\n"));
    // A last line that was cut inside its number is no value.
    if (isCutRow(end, end.lastIndexOf(0x0a) + 1, "\t")) lines.pop();
    this.lines = lines;
  }

  /** Number of the line read next, from 1. */
  get lineNumber(): number {
    return this.at + 1;
  }

  get remaining(): number {
    return this.lines.length - this.at;
  }

  text(what: string): string {
    const line = this.lines[this.at];
    if (line === undefined || (this.at === this.lines.length - 1 && line === ""))
      throw new EndOfLines({ expected: what, found: "the end of the file", at: `line ${this.lineNumber}` });
    this.at += 1;
    return line.trim();
  }

  texts(count: number, what: string): string[] {
    return Array.from({ length: count }, () => this.text(what));
  }

  /** NaN for 1E+37, which stands for a value not known. */
  number(what: string): number {
    const text = this.text(what);
    const value = text === "" ? Number.NaN : Number(text);
    if (Number.isNaN(value) && !/^nan$/i.test(text))
      throw new UnreadableFileError({
        expected: `a number (${what})`,
        found: `"${text.slice(0, 40)}"`,
        at: `line ${this.lineNumber - 1}`,
      });
    return Math.abs(value) >= 1e37 ? Number.NaN : value;
  }

  /** A whole number from 0 (or `minimum`) to a million. */
  count(what: string, minimum = 0): number {
    const value = this.number(what);
    if (!Number.isInteger(value) || value < minimum || value > mostEntries)
      throw new UnreadableFileError({
        expected: `a count (${what})`,
        found: String(value),
        at: `line ${this.lineNumber - 1}`,
      });
    return value;
  }
}
