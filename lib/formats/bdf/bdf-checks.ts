/** Slips that BDF files are known for: told, never mended. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";
import { detectCapacityScope } from "../capacity-scope";
import { chargeWarnings } from "../charge-check";
import { seriesWarnings } from "../series-warnings";

const year = 365.25 * 86_400;

export function bdfWarnings(recording: Recording): ReaderWarning[] {
  const charge = chargeWarnings(recording);
  const isTold = charge.some((warning) => warning.code === "unit_slip");
  return [
    ...seriesWarnings(recording),
    ...charge,
    ...(isTold ? [] : clockWarnings(recording)),
    ...(isTold ? [] : powerWarnings(recording)),
    ...cycleWarnings(recording),
  ];
}

/** Test time against the clock beside it or, without a clock, against what a test can last. */
function clockWarnings(recording: Recording): ReaderWarning[] {
  const time = findColumn(recording, "timeS")?.values;
  if (time === undefined || time.length < 2) return [];
  const elapsed = time[time.length - 1]! - time[0]!;
  const clock = findColumn(recording, "unixTimeS")?.values;
  const passed = clock === undefined ? Number.NaN : clock[clock.length - 1]! - clock[0]!;
  if (passed > 0) {
    for (const factor of [3600, 1000, 60])
      for (const size of [factor, 1 / factor])
        if (Math.abs(elapsed / passed / size - 1) < 0.05)
          return [
            {
              code: "unit_slip",
              message: `test time advances ${elapsed} s while the clock advances ${passed} s: a factor of ${factor} apart`,
            },
          ];
    return [];
  }
  if (elapsed < 5 * year) return [];
  return [
    {
      code: "unit_slip",
      message: `test time runs over ${(elapsed / year).toFixed(1)} years: seconds may be 3600 or 1000 times too many`,
    },
  ];
}

/** Power against voltage times current, where the file has all three. */
function powerWarnings(recording: Recording): ReaderWarning[] {
  const power = findColumn(recording, "powerMw")?.values;
  const voltage = findColumn(recording, "voltageV")?.values;
  const current = findColumn(recording, "currentMa")?.values;
  if (power === undefined || voltage === undefined || current === undefined) return [];
  let stated = 0;
  let computed = 0;
  for (let row = 0; row < recording.rows; row += 1) {
    const product = voltage[row]! * current[row]!;
    if (Number.isNaN(product) || Number.isNaN(power[row]!)) continue;
    stated += Math.abs(power[row]!);
    computed += Math.abs(product);
  }
  const ratio = computed / stated;
  for (const size of [1000, 1 / 1000])
    if (Math.abs(ratio / size - 1) < 0.05)
      return [
        {
          code: "unit_slip",
          message: `voltage times current is ${ratio.toPrecision(4)} times the power stated`,
        },
      ];
  return [];
}

/** A cycle count is a whole number that never falls. */
function cycleWarnings(recording: Recording): ReaderWarning[] {
  const cycle = findColumn(recording, "vendorCycle");
  if (cycle === null) return [];
  let fractions = 0;
  let falls = 0;
  let first = -1;
  const { values } = cycle;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    const isFall = row > 0 && value < values[row - 1]!;
    // Nearly every record ends here; a missing value is no number either.
    if (!isFall && value >= 0 && Math.trunc(value) === value) continue;
    if (Number.isNaN(value)) continue;
    const isFraction = !Number.isInteger(value) || value < 0;
    if (isFraction) fractions += 1;
    if (isFall) falls += 1;
    if (first < 0 && (isFraction || isFall)) first = row;
  }
  if (fractions + falls === 0) return [];
  const what =
    fractions > 0
      ? `${fractions} values of "${cycle.name}" are no counts (the first is ${cycle.values[first]})`
      : `"${cycle.name}" falls ${falls} times`;
  return [{ code: "cycle_number_odd", message: what, at: `record ${first + 1}` }];
}

/** Counters that the title says run over the whole test, but that are set back: their scope is what they show. */
export function checkedScopes(recording: Recording, warnings: ReaderWarning[]): Recording {
  const values = (role: "vendorStep" | "vendorCycle" | "currentMa") =>
    findColumn(recording, role)?.values ?? null;
  const columns = recording.columns.map((column): Column => {
    if (column.capacityScope !== "test" || column.role === null || column.role === "netCapacityMah")
      return column;
    const found = detectCapacityScope({
      counter: column.values,
      step: values("vendorStep"),
      cycle: values("vendorCycle"),
      currentMa: values("currentMa"),
    });
    if (found === "test" || found === "unknown") return column;
    warnings.push({
      code: "charge_mismatch",
      message: `"${column.name}" should never be set back, but is (scope "${found}"); read with that scope`,
    });
    return { ...column, capacityScope: found };
  });
  return { ...recording, columns };
}
