/** A first guess at a mapping from titles and units, for a person to confirm; what it could not tell, it says. */
import type { CapacityScope, ColumnRole } from "@/lib/domain/recording";
import { roleUnits } from "@/lib/domain/recording";
import { normaliseUnit, unitFactor } from "@/lib/domain/units";
import { splitTitle, splitUnderscoredTitle } from "../vendor-title";
import type { ColumnMapping, MappedColumn } from "./column-mapping";
import type { TablePreview } from "./preview-table";

export interface MappingSuggestion {
  readonly mapping: ColumnMapping;
  /** What a person should look at: roles nobody claims, units that are assumed. */
  readonly questions: readonly string[];
}

/** Names as cyclers, potentiostats and their users print them, most telling first; tried in lower case. */
const roleTitles: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(data ?point|rec(ord)?( ?(no|nr|index|#))?|index|point|pt\.?|no\.?|#)$/, "recordIndex"],
  [/^(unix time|epoch|timestamp)$/, "unixTimeS"],
  [/^step ?time$|^schrittzeit$|^time in step$/, "stepTimeS"],
  [/^((test|total|elapsed|run|cumulative)? ?time|t|zeit|temps|総時間|時間|总时间|时间|시간)$/, "timeS"],
  [/^(counter electrode (voltage|potential)|ece|uce|vce)$/, "counterVoltageV"],
  [/^(voltage|potential|u|e|v|ewe|ecell|cell voltage|volts?|spannung|tension|電圧|电压|전압)$/, "voltageV"],
  [/^(current|i|amps?|cell current|<i>|strom|courant|電流|电流|전류)$/, "currentMa"],
  [
    /^(ch(ar)?ge?|charging)[. ]?(cap(acity|\.)?|q)$|^q ?ch(ar)?ge$|^(充電容量|充电容量)$/,
    "chargeCapacityMah",
  ],
  [
    /^(d(is)?ch(ar)?ge?|discharging)[. ]?(cap(acity|\.)?|q)$|^q ?discharge$|^(放電容量|放电容量)$/,
    "dischargeCapacityMah",
  ],
  [/^(net capacity|q-q0|\(q-qo\)|q net)$/, "netCapacityMah"],
  [/^(cap(acity|\.)?|q|charge|ladung|容量|용량)$/, "capacityMah"],
  [/^(ch(ar)?ge?|charging)[. ]?(energy|e)$/, "chargeEnergyMwh"],
  [/^(d(is)?ch(ar)?ge?|discharging)[. ]?(energy|e)$/, "dischargeEnergyMwh"],
  [/^(energy|energie)$/, "energyMwh"],
  [/^(power|p|leistung)$/, "powerMw"],
  [/^(cyc(le)?( ?(no|nr|number|index|count|id|#))?|zyklus|サイクル|循环)$/, "vendorCycle"],
  [/^(half ?cycle)$/, "vendorHalfCycle"],
  [/^(step( ?(no|nr|number|index|count|id|#))?|ns|schritt|工步)$/, "vendorStep"],
  [/^(state|status|mode|md|step ?type|step ?name|状態|状态)$/, "state"],
  [/^(temp(erature|\.)?( ?\d+)?|t\d+|cell temp(erature)?|温度)$/, "temperatureC"],
  [/^(chamber|ambient|oven) ?temp(erature|\.)?$/, "chamberTemperatureC"],
  [/^(pressure|stack pressure|druck)$/, "pressurePa"],
  [/^(freq(uency|\.)?|f)$/, "frequencyHz"],
  [/^(re ?\(?z\)?|z ?re(al)?|z'|zreal|real( impedance)?)$/, "impedanceRealOhm"],
  [/^(im ?\(?z\)?|z ?im(ag)?|z''|z"|zimag|imag(inary)?( impedance)?)$/, "impedanceImaginaryOhm"],
  [/^(\|z\||z ?mod|abs(olute)? ?impedance|modulus)$/, "impedanceModulusOhm"],
  [/^(phase( ?\(?z\)?)?|zphz|theta)$/, "phaseDeg"],
];

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
    const parts = splitTitle(title).unit === null ? splitUnderscoredTitle(title) : splitTitle(title);
    const role = roleTitles.find(([pattern]) => pattern.test(parts.name))?.[1] ?? null;
    const printed = preview.units[index] ?? parts.unit;
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
    };
  });
  if (preview.headerRow === null) questions.push("the table has no titles: say which column is what");
  const isImpedance = taken.has("frequencyHz");
  const required: readonly ColumnRole[] = isImpedance
    ? ["impedanceRealOhm", "impedanceImaginaryOhm"]
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
