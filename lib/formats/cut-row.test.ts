import { expect, it } from "vitest";
import { isCutRow } from "./cut-row";

const cut = (rows: readonly string[], delimiter: "," | "\t" | "blanks" = ",") => {
  const bytes = new TextEncoder().encode(rows.join("\n"));
  return isCutRow(bytes, bytes.lastIndexOf(0x0a) + 1, delimiter);
};

it.each([
  [true, "fewer decimals than all above", ["1,0.125", "2,0.250", "3,0.3"]],
  [true, "an exponent that is gone", ["1,5.0E-002", "2,6.0E-002", "3,7.0"]],
  [true, "an exponent that is short", ["1,5.0E-002", "2,6.0E-002", "3,7.0E-0"]],
  [true, "a number that is none", ["1,0.1", "2,0.25", "3,-"]],
  [true, "a count far below", ["301.5,1709", "301.4,1798", "301.3,18"]],
  [true, "few digits under many", ["1,0.1250301", "2,0.25030102", "3,0.37"]],
  [false, "a zero under many digits", ["1,0.1250301", "2,0.25030102", "3,0.0"]],
  [false, "a rest after a held value", ["1,0.125", "2,0.125", "3,0.5"]],
  [false, "a count near its neighbours", ["301.5,1009", "301.4,1002", "301.3,998"]],
  [false, "decimals that vary", ["1,0.1", "2,0.25", "3,0"]],
  [true, "a mantissa without its exponent", ["1,0.1", "2,0.25", "3,1.5e-"]],
  [false, "a word", ["1,0.1", "2,0.25", "3,nan"]],
  [false, "a mark", ["1,0.1", "2,0.25", "3,N/A"]],
  [false, "words above", ["1,CC", "2,CC", "3,C"]],
  [false, "nothing to compare with", ["1,0.125", "2,0.1"]],
  [false, "a whole row", ["1,0.125", "2,0.250", "3,0.375"]],
])("%s: %s", (expected, _, rows) => expect(cut(rows)).toBe(expected));

it("knows tabs and blanks", () => {
  expect(cut(["1\t0.125\t", "2\t0.250\t", "3\t0.3"], "\t")).toBe(true);
  expect(cut(["1  0.125", "2  0.250", "3  0.3"], "blanks")).toBe(true);
});
