/**
 * What a unit measures: its exponents over length, mass, time, current, temperature and amount. Catches an areal
 * capacity printed in mA cm⁻². Factors and conversion are in units.ts; here only the dimension counts.
 */

type Exponents = Readonly<Partial<Record<"L" | "M" | "T" | "I" | "K" | "N", number>>>;

const energy: Exponents = { M: 1, L: 2, T: -2 };
const voltage: Exponents = { M: 1, L: 2, T: -3, I: -1 };
const resistance: Exponents = { M: 1, L: 2, T: -3, I: -2 };
const conductance: Exponents = { M: -1, L: -2, T: 3, I: 2 };
const pressure: Exponents = { M: 1, L: -1, T: -2 };

/** Without SI prefix where one is usual; prefixes are taken off below. */
const symbols: Readonly<Record<string, Exponents>> = {
  m: { L: 1 },
  Ao: { L: 1 },
  L: { L: 3 },
  g: { M: 1 },
  s: { T: 1 },
  min: { T: 1 },
  h: { T: 1 },
  d: { T: 1 },
  Hz: { T: -1 },
  A: { I: 1 },
  C: { I: 1, T: 1 },
  Ah: { I: 1, T: 1 },
  V: voltage,
  ohm: resistance,
  S: conductance,
  F: { M: -1, L: -2, T: 4, I: 2 },
  eV: energy,
  J: energy,
  Wh: energy,
  W: { M: 1, L: 2, T: -3 },
  Pa: pressure,
  bar: pressure,
  Torr: pressure,
  K: { K: 1 },
  Cel: { K: 1 },
  degC: { K: 1 },
  mol: { N: 1 },
  sccm: { L: 3, T: -1 },
};

const dimensionless = new Set([
  "1",
  "%",
  "at%",
  "wt%",
  "vol%",
  "ppm",
  "deg",
  "rad",
  "atom",
  "cycle",
  "grit",
  "phase",
]);

const prefixes = ["n", "u", "m", "c", "k", "M", "G", "p"];

function exponentsOf(symbol: string): Exponents | null {
  if (dimensionless.has(symbol)) return {};
  const known = symbols[symbol];
  if (known !== undefined) return known;
  const base = prefixes.includes(symbol.slice(0, 1)) ? symbols[symbol.slice(1)] : undefined;
  return base ?? null;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function ascii(unit: string): string {
  return unit
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(superscripts.indexOf(digit)))
    .replace(/[⁻−]/g, "-")
    .replace(/[µμ]/g, "u")
    .replace(/[ΩΩ]/g, "ohm")
    .replace(/Å/g, "Ao")
    .replace(/°C|℃/g, "Cel")
    .replace(/°/g, "deg")
    .replace(/mA\.h/g, "mAh")
    .replace(/\^/g, "");
}

/** A key of the dimension, equal for units that measure the same ("mA/cm2" and "A m⁻²"); null when unreadable. */
export function dimensionOf(unit: string): string | null {
  const total: Record<string, number> = {};
  const factors = [...ascii(unit.trim()).matchAll(/(\/?)\s*([A-Za-z%]+|1)(-?\d+)?[\s·.*]*/g)];
  // A unit with characters that no factor took is not understood, rather than half understood.
  if (factors.map((each) => each[0]).join("") !== ascii(unit.trim())) return null;
  for (const [, slash, symbol = "", power] of factors) {
    const exponents = exponentsOf(symbol);
    if (exponents === null) return null;
    const sign = slash === "/" ? -1 : 1;
    for (const [base, exponent] of Object.entries(exponents)) {
      total[base] = (total[base] ?? 0) + sign * Number(power ?? 1) * exponent;
    }
  }
  const parts = Object.entries(total).filter(([, exponent]) => exponent !== 0);
  return factors.length === 0
    ? null
    : parts
        .map(([base, exponent]) => `${base}${exponent}`)
        .sort()
        .join(" ");
}

const named: readonly (readonly [string, string])[] = [
  ["mA/cm2", "a current density"],
  ["mAh/cm2", "an areal capacity"],
  ["mAh/cm2/V", "a differential areal capacity"],
  ["mAh", "a charge"],
  ["mA", "a current"],
  ["V", "a voltage"],
  ["nm", "a length"],
  ["cm2", "an area"],
  ["s", "a time"],
  ["Cel", "a temperature"],
  ["eV", "an energy"],
  ["MPa", "a pressure or energy density"],
  ["mS/cm", "a conductivity"],
  ["ohm", "a resistance"],
  ["ohm cm2", "an area-specific resistance"],
  ["mol/L", "a concentration"],
  ["nm/min", "a rate of growth"],
  ["W", "a power"],
  ["1", "a number without dimension"],
];

/** "a current density" for mA cm⁻²; null when the unit is unknown or has no usual name here. */
export function quantityName(unit: string): string | null {
  const dimension = dimensionOf(unit);
  if (dimension === null) return null;
  return named.find(([example]) => dimensionOf(example) === dimension)?.[1] ?? null;
}
