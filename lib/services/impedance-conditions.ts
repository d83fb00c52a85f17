/** What a characterization's free conditions say of the geometry and temperature of an impedance measurement. */
import type { Conditions } from "@/lib/contract/stated";

/** In °C, from a condition whose name holds "temperature"; kelvin are converted, other units not guessed. */
export function temperatureIn(conditions: Conditions): number | null {
  const found = numberNamed(conditions, /temperature/i);
  if (found === null) return null;
  if (found.unit === "K") return found.value - 273.15;
  return /^(°|deg)?\s*C$/i.test(found.unit) ? found.value : null;
}

/** In mm, from a condition such as "electrode diameter"; null with another unit. */
export function electrodeDiameterIn(conditions: Conditions): number | null {
  const found = numberNamed(conditions, /(electrode|contact)[ _-]*diameter/i);
  return found !== null && found.unit === "mm" && found.value > 0 ? found.value : null;
}

function numberNamed(conditions: Conditions, name: RegExp): { value: number; unit: string } | null {
  for (const [key, { value, unit }] of Object.entries(conditions)) {
    if (name.test(key) && typeof value === "number") return { value, unit: (unit ?? "").trim() };
  }
  return null;
}
