/** Values that no sensor can have measured, printed where there is none: they become missing, and that is told. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";

const absoluteZeroC = -273.15;

/** Temperatures below absolute zero (open thermocouples read about -2500 °C) become NaN, in place. */
export function dropImpossibleTemperatures(columns: readonly Column[]): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  for (const { role, name, values } of columns) {
    if (role !== "temperatureC" && role !== "chamberTemperatureC") continue;
    let count = 0;
    let example = 0;
    for (let row = 0; row < values.length; row += 1) {
      if (!(values[row]! < absoluteZeroC)) continue;
      count += 1;
      example = values[row]!;
      values[row] = Number.NaN;
    }
    if (count > 0)
      warnings.push({
        code: "sentinel_missing",
        message: `column "${name}": ${count} temperatures below absolute zero (such as ${example} °C) are missing`,
      });
  }
  return warnings;
}
