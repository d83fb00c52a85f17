/**
 * How a vendor's titles become columns with roles: a list of rows, one row a title. What no row names keeps the
 * vendor's title and unit and has role null.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import {
  type CapacityScope,
  type Column,
  type ColumnOrigin,
  type ColumnRole,
  type ColumnValues,
  roleUnits,
} from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";
import type { CellKind } from "./cell-column";
import { narrowIntegers } from "./narrow-integers";
import { splitTitle, type VendorTitle } from "./vendor-title";

export interface ColumnRule {
  /** Tried on `VendorTitle.name`. */
  readonly title: RegExp;
  readonly role: ColumnRole | null;
  /** Unit where the title prints none. */
  readonly unit?: string;
  readonly scope?: CapacityScope;
  /** What the cells are, where a sample of them cannot tell. */
  readonly kind?: CellKind;
}

export interface ColumnPlan {
  readonly title: VendorTitle;
  readonly rule: ColumnRule | null;
}

/** One plan a title, in their order. A role goes to the first title that claims it, but temperatures may be many. */
export function planColumns(
  titles: readonly string[],
  rules: readonly ColumnRule[],
  split: (title: string) => VendorTitle = splitTitle,
): ColumnPlan[] {
  const taken = new Set<ColumnRole>();
  return titles.map((printed) => {
    const title = split(printed);
    const rule = rules.find((each) => each.title.test(title.name)) ?? null;
    if (rule?.role != null && rule.role !== "temperatureC") {
      if (taken.has(rule.role)) return { title, rule: null };
      taken.add(rule.role);
    }
    return { title, rule };
  });
}

export interface ColumnContent {
  readonly values: ColumnValues;
  readonly labels?: readonly string[];
  /** Unit the values are in already, where it is not that of the title (a duration in seconds). */
  readonly unit?: string;
  readonly origin?: ColumnOrigin;
}

/** The finished column, scaled in place to its role's unit. A unit that cannot be converted costs it the role. */
export function finishColumn(plan: ColumnPlan, content: ColumnContent, warnings: ReaderWarning[]): Column {
  const { title, rule } = plan;
  const printedUnit = content.unit ?? title.unit ?? rule?.unit ?? null;
  const rest = {
    name: title.printed,
    origin: content.origin ?? ("file" as const),
    ...(content.labels === undefined ? {} : { labels: content.labels }),
    ...(rule?.scope === undefined ? {} : { capacityScope: rule.scope }),
  };
  if (rule?.role == null) return { ...rest, unit: printedUnit, role: null, values: content.values };
  const unit = roleUnits[rule.role];
  if (unit === "1") return { ...rest, unit, role: rule.role, values: narrowIntegers(content.values) };
  const factor = roleFactor(printedUnit ?? unit, unit);
  if (factor === null || content.labels !== undefined) {
    warnings.push({
      code: "unknown_column",
      message: `column "${title.printed}": ${
        factor === null ? `unit "${printedUnit}" is not one of ${unit}` : "words where numbers were expected"
      }; kept as printed`,
    });
    return { ...rest, unit: printedUnit, role: null, values: content.values };
  }
  scale(content.values, factor);
  return {
    ...rest,
    unit,
    role: rule.role,
    values: content.values,
    ...(printedUnit === null || printedUnit === unit ? {} : { vendorUnit: printedUnit }),
  };
}

function roleFactor(from: string, to: string): number | null {
  if (from === to) return 1;
  // "C" alone is a charge in the unit table, but no file prints a temperature in coulombs.
  if (to === "degC") return /^(deg\s*)?[^A-Za-z]{0,2}C$|^cel/i.test(from.trim()) ? 1 : null;
  return unitFactor(from, to);
}

/**
 * A change of unit only moves the decimal point, so a result within two units in the last place of a decimal of
 * twelve places is that decimal: 0.0009918 A is 0.9918 mA, not 0.9917999999999999.
 */
function scale(values: ColumnValues, factor: number): void {
  if (factor === 1) return;
  const divisor = Math.round(1 / factor);
  const isDivision = divisor > 1 && Math.abs(divisor * factor - 1) < 1e-12;
  for (let row = 0; row < values.length; row += 1) {
    const value = isDivision ? values[row]! / divisor : values[row]! * factor;
    const decimal = Math.round(value * 1e12) / 1e12;
    values[row] = Math.abs(decimal - value) <= Math.abs(value) * 4.5e-16 ? decimal : value;
  }
}
