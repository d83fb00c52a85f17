/** Decimal symbol of a text file, decided from many of its own numbers, never from the machine's locale. */

export interface DecimalDecision {
  readonly decimal: "." | ",";
  /** Mark between groups of three digits, where the numbers have one. */
  readonly thousands: "." | "," | " " | "'" | null;
  /** How many fields said so; 0 means that only integers were seen and a point is assumed. */
  readonly evidence: number;
}

const withPoint = /^[+-]?\d*\.\d+(?:[eE][+-]?\d+)?$/;
const withComma = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;
const groupedPoint = /^[+-]?\d{1,3}(?:[, ']\d{3})+\.\d+$/;
const groupedComma = /^[+-]?\d{1,3}(?:[. ']\d{3})+,\d+$/;

/**
 * The symbol most of the fields use. `fields` are single cells as printed; a file separated by commas can only
 * have decimal commas inside quotes, so pass its cells with their quotes removed.
 */
export function decideDecimalSymbol(fields: Iterable<string>): DecimalDecision {
  let points = 0;
  let commas = 0;
  let thousands: DecimalDecision["thousands"] = null;
  for (const field of fields) {
    // Most cells are whole numbers, which tell nothing.
    if (!field.includes(".") && !field.includes(",")) continue;
    const text = field.trim();
    if (withPoint.test(text)) points += 1;
    else if (withComma.test(text)) commas += 1;
    else if (groupedPoint.test(text)) {
      points += 1;
      thousands = /[, ']/.exec(text)![0] as "," | " " | "'";
    } else if (groupedComma.test(text)) {
      commas += 1;
      thousands = /[. ']/.exec(text)![0] as "." | " " | "'";
    }
  }
  return commas > points
    ? { decimal: ",", thousands, evidence: commas }
    : { decimal: ".", thousands, evidence: points };
}
