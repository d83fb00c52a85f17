/** A first guess at a mapping from titles and units, for a person to confirm; what it could not tell, it says. */
import type { CapacityScope, ColumnRole } from "@/lib/domain/recording";
import { roleUnits } from "@/lib/domain/recording";
import { normaliseUnit, unitFactor } from "@/lib/domain/units";
import type { ColumnMapping, MappedColumn } from "./column-mapping";
import type { TablePreview } from "./preview-table";
import { meaningOfTitle } from "./role-titles";

export interface MappingSuggestion {
  readonly mapping: ColumnMapping;
  /** What a person should look at: roles nobody claims, units that are assumed. */
  readonly questions: readonly string[];
}

const counters: ReadonlySet<ColumnRole> = new Set([
  "chargeCapacityMah",
  "dischargeCapacityMah",
  "capacityMah",
  "chargeEnergyMwh",
  "dischargeEnergyMwh",
  "energyMwh",
]);

export function suggestMapping(preview: TablePreview): MappingSuggestion {
  const questions: string[] = [];
  const taken = new Set<ColumnRole>();
  const columns = preview.titles.map((title, index): MappedColumn => {
    const { role, unit: titleUnit, isTurned } = meaningOfTitle(title);
    const printed = preview.units[index] ?? titleUnit;
    const unit =
      printed === null ? null : normaliseUnit(printed === "C" && role === "temperatureC" ? "degC" : printed);
    if (role === null || (taken.has(role) && role !== "temperatureC")) return { index, role: null, unit };
    const wanted = roleUnits[role];
    if (unit !== null && unitFactor(unit, wanted) === null) return { index, role: null, unit };
    taken.add(role);
    if (unit === null && wanted !== "1" && !isTimeInWords(preview, index))
      questions.push(`"${title}" prints no unit; ${wanted} is assumed`);
    return {
      index,
      role,
      unit: wanted === "1" ? null : (unit ?? (isTimeInWords(preview, index) ? null : wanted)),
      ...(counters.has(role) ? { capacityScope: "unknown" as CapacityScope } : {}),
      ...(isTurned ? { isTurned } : {}),
    };
  });
  if (preview.headerRow === null) questions.push("the table has no titles: say which column is what");
  const isImpedance = taken.has("frequencyHz");
  const isPolar = taken.has("impedanceModulusOhm") && taken.has("phaseDeg");
  const required: readonly ColumnRole[] = isImpedance
    ? isPolar
      ? []
      : ["impedanceRealOhm", "impedanceImaginaryOhm"]
    : ["timeS", "voltageV", "currentMa"];
  for (const role of required)
    if (!taken.has(role)) questions.push(`no column is recognised as ${wordOf(role)}`);
  return {
    mapping: {
      delimiter: preview.delimiter,
      decimal: preview.decimal,
      encoding: preview.encoding,
      headerRow: preview.headerRow,
      ...(preview.unitsRow === null ? {} : { unitsRow: preview.unitsRow }),
      firstDataRow: preview.firstDataRow,
      columns,
      ...signOf(preview, columns),
    },
    questions,
  };
}

/** Durations like 0:01:05 carry their unit in themselves. */
function isTimeInWords(preview: TablePreview, index: number): boolean {
  return (preview.rows[preview.firstDataRow - 1]?.[index] ?? "").includes(":");
}

/** A current that is never negative beside a state that names discharges is a magnitude. */
function signOf(preview: TablePreview, columns: readonly MappedColumn[]): Pick<ColumnMapping, "currentSign"> {
  const at = (role: ColumnRole) => columns.find((column) => column.role === role)?.index;
  const current = at("currentMa");
  const state = at("state");
  if (current === undefined || state === undefined) return {};
  const records = preview.rows.slice(preview.firstDataRow - 1);
  const hasMinus = records.some((row) => (row[current] ?? "").startsWith("-"));
  const hasDischarge = records.some((row) => /^d$|dch|disch/i.test(row[state] ?? ""));
  return hasDischarge && !hasMinus ? { currentSign: "magnitude_with_state" } : {};
}

function wordOf(role: ColumnRole): string {
  const words: Partial<Record<ColumnRole, string>> = {
    timeS: "time",
    voltageV: "voltage",
    currentMa: "current",
    impedanceRealOhm: "real impedance",
    impedanceImaginaryOhm: "imaginary impedance",
  };
  return words[role] ?? role;
}
