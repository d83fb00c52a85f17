/** A column title taken apart into its name and its unit: "Test_Time(s)", "U[V]", "Voltage/V" and the like. */
import { normaliseUnit } from "@/lib/domain/units";

export interface VendorTitle {
  /** As the file prints it, without quotes and outer blanks. */
  readonly printed: string;
  /** For comparison: lower case, without the unit, with one blank for blanks, dashes and underscores. */
  readonly name: string;
  /** As printed, or null. */
  readonly unit: string | null;
}

const bracketed = /^(.*?)\s*[([]\s*([^()[\]]*?)\s*[)\]]\s*(_?\d*)$/;
const slashed = /^([^/]+)\/\s*(.+)$/;

/** A slash counts as the mark of a unit only where what follows is one, so that "dV/dt" stays whole. */
export function splitTitle(title: string): VendorTitle {
  const printed = title
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();
  const bracket = bracketed.exec(printed);
  if (bracket !== null && bracket[1] !== "")
    return { printed, name: comparable(`${bracket[1]}${bracket[3]}`), unit: bracket[2] || null };
  const slash = slashed.exec(printed);
  if (slash !== null && normaliseUnit(slash[2]!.split("/")[0]!) !== null)
    return { printed, name: comparable(slash[1]!), unit: slash[2]! };
  return { printed, name: comparable(printed), unit: null };
}

/** Splits "voltage_V" at its last underscore; for vendors that write units like that. */
export function splitUnderscoredTitle(title: string): VendorTitle {
  const printed = title.trim();
  const match = /^(.+)_([A-Za-z]+)$/.exec(printed);
  if (match === null) return splitTitle(title);
  const isTemperature = /temp/i.test(match[1]!) && match[2] === "C";
  if (!isTemperature && normaliseUnit(match[2]!) === null && match[2] !== "Psi") return splitTitle(title);
  return { printed, name: comparable(match[1]!), unit: match[2]! };
}

function comparable(name: string): string {
  return name
    .replace(/^[~\s]+/, "")
    .replace(/[\s_-]+/g, " ")
    .trim()
    .toLowerCase();
}
