/** The one table of unit factors. A factor turns a number in that unit into the base unit of its quantity. */

const factors: Readonly<Record<string, { quantity: string; factor: number }>> = {
  s: { quantity: "time", factor: 1 },
  ms: { quantity: "time", factor: 1e-3 },
  us: { quantity: "time", factor: 1e-6 },
  min: { quantity: "time", factor: 60 },
  h: { quantity: "time", factor: 3600 },
  d: { quantity: "time", factor: 86_400 },
  V: { quantity: "voltage", factor: 1 },
  mV: { quantity: "voltage", factor: 1e-3 },
  uV: { quantity: "voltage", factor: 1e-6 },
  mA: { quantity: "current", factor: 1 },
  A: { quantity: "current", factor: 1e3 },
  uA: { quantity: "current", factor: 1e-3 },
  nA: { quantity: "current", factor: 1e-6 },
  mAh: { quantity: "charge", factor: 1 },
  Ah: { quantity: "charge", factor: 1e3 },
  uAh: { quantity: "charge", factor: 1e-3 },
  C: { quantity: "charge", factor: 1 / 3.6 },
  mAs: { quantity: "charge", factor: 1 / 3600 },
  As: { quantity: "charge", factor: 1 / 3.6 },
  mWh: { quantity: "energy", factor: 1 },
  Wh: { quantity: "energy", factor: 1e3 },
  uWh: { quantity: "energy", factor: 1e-3 },
  J: { quantity: "energy", factor: 1 / 3.6 },
  mWs: { quantity: "energy", factor: 1 / 3600 },
  mW: { quantity: "power", factor: 1 },
  W: { quantity: "power", factor: 1e3 },
  uW: { quantity: "power", factor: 1e-3 },
  ohm: { quantity: "resistance", factor: 1 },
  mohm: { quantity: "resistance", factor: 1e-3 },
  kohm: { quantity: "resistance", factor: 1e3 },
  Hz: { quantity: "frequency", factor: 1 },
  kHz: { quantity: "frequency", factor: 1e3 },
  MHz: { quantity: "frequency", factor: 1e6 },
  nm: { quantity: "length", factor: 1e-3 },
  um: { quantity: "length", factor: 1 },
  mm: { quantity: "length", factor: 1e3 },
  degC: { quantity: "temperature", factor: 1 },
  deg: { quantity: "angle", factor: 1 },
  rad: { quantity: "angle", factor: 180 / Math.PI },
  Pa: { quantity: "pressure", factor: 1 },
  kPa: { quantity: "pressure", factor: 1e3 },
  MPa: { quantity: "pressure", factor: 1e6 },
  bar: { quantity: "pressure", factor: 1e5 },
  "1": { quantity: "count", factor: 1 },
};

const spellings: readonly (readonly [RegExp, string])[] = [
  [/[µμ]/g, "u"],
  [/[Ωω]|Ohms?|OHMS?|ohms/g, "ohm"],
  [/^hz$/i, "Hz"],
  [/^deg(rees?|\.)?$/i, "deg"],
  [/^rad(ians?)?$/i, "rad"],
  [/[·.*\s]/g, ""],
  [/^°C$|^℃$|^Cel$|^degC$|^oC$/i, "degC"],
  [/^°$/, "deg"],
  [/^A(mp-?)?hrs?$|^Amp-?hours?$/i, "Ah"],
  [/^mA(mp-?)?hrs?$/i, "mAh"],
  [/^W(att-?)?hrs?$|^Watt-?hours?$/i, "Wh"],
  [/^mW(att-?)?hrs?$/i, "mWh"],
  [/^Amps?$/i, "A"],
  [/^mAmps?$/, "mA"],
  [/^Volts?$/i, "V"],
  [/^secs?$|^seconds?$|^Sec$/i, "s"],
  [/^mins?$|^minutes?$/i, "min"],
  [/^hours?$|^hrs?$/i, "h"],
];

/** The table's own symbol for a unit as printed ("µA" → "uA", "mA.h" → "mAh", "℃" → "degC"); null if unknown. */
export function normaliseUnit(printed: string): string | null {
  let unit = printed.trim();
  if (unit in factors) return unit;
  for (const [pattern, replacement] of spellings) unit = unit.replace(pattern, replacement);
  return unit in factors ? unit : null;
}

/** Factor f with `value_in_to = f * value_in_from`; null when either is unknown or they measure different things. */
export function unitFactor(from: string, to: string): number | null {
  const source = factors[normaliseUnit(from) ?? ""];
  const target = factors[normaliseUnit(to) ?? ""];
  if (source === undefined || target === undefined || source.quantity !== target.quantity) return null;
  return source.factor / target.factor;
}
