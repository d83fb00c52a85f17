/**
 * The sequences of a technique, as the settings module stores them: u16 sequences, u16 parameters of each, then the
 * records one behind the other. They begin at one of four places; the one is taken where the number of parameters
 * is that of the technique. Which numbers mean which words is known for units only; other codes stay numbers.
 */
import type { Metadata } from "./settings-module";

const places = [0x0572, 0x1845, 0x1846, 0x1847];
const maximumSequences = 200;

type Kind = "f4" | "u1" | "u4";

interface Parameter {
  readonly name: string;
  readonly kind: Kind;
}

/** "Is f4" → {name: "Is", kind: "f4"}; `vs` is one byte in old files and four since EC-Lab 11.50. */
function parameters(text: string): (isNew: boolean) => Parameter[] {
  return (isNew) =>
    text.split(",").map((each) => {
      const at = each.lastIndexOf(" ");
      const kind = each.slice(at + 1).trim();
      return { name: each.slice(0, at).trim(), kind: kind === "vs" ? (isNew ? "u4" : "u1") : (kind as Kind) };
    });
}

const limits = [1, 2, 3, 4, 5, 6]
  .map((n) => `limit_type${n} u1, limit_comp${n} u1, limit_value${n} f4, limit_unit${n} u1`)
  .join(", ");
const eisEnd = `corr u1, lim_nb u1, ${limits}, E range min (V) f4, E range max (V) f4, I Range u1, Bandwidth u1, nc cycles u4, goto Ns' u4, nr cycles u4, inc. cycle u1`;
const gcplStart =
  "Set I/C u1, Is f4, unit Is u1, vs. vs, N f4, I sign vs, t1 (h:m:s) f4, I Range u1, Bandwidth u1, dE1 (mV) f4, dt1 (s) f4, EM (V) f4, tM (h:m:s) f4, Im f4, unit Im u1, dI/dt f4, dunit dI/dt u1, E range min (V) f4, E range max (V) f4, dq f4, unit dq u1, dtq (s) f4, dQM f4, unit dQM u1, dxM f4";
const gcplEnd =
  "tR (h:m:s) f4, dER/dt (mV/h) f4, dER (mV) f4, dtR (s) f4, EL (V) f4, goto Ns' u4, nc cycles u4";

const layouts: Readonly<Record<string, readonly ((isNew: boolean) => Parameter[])[]>> = {
  GCPL: [parameters(`${gcplStart}, ${gcplEnd}`), parameters(`${gcplStart}, delta SoC (%) f4, ${gcplEnd}`)],
  CP: [
    parameters(
      "Is f4, unit Is u1, vs. vs, ts (h:m:s) f4, EM (V) f4, dQM f4, unit dQM u1, record u1, dEs (mV) f4, dts (s) f4, E range min (V) f4, E range max (V) f4, I Range u1, Bandwidth u1, goto Ns' u4, nc cycles u4",
    ),
  ],
  CA: [
    parameters(
      "Ei (V) f4, vs. vs, ti (h:m:s) f4, Imax f4, unit Imax u1, Imin f4, unit Imin u1, dQM f4, unit dQM u1, record u1, dI f4, unit dI u1, dQ f4, unit dQ u1, dt (s) f4, dta (s) f4, E range min (V) f4, E range max (V) f4, I Range u1, I Range min u1, I Range max u1, I Range init u1, Bandwidth u1, goto Ns' u4, nc cycles u4",
    ),
  ],
  OCV: [
    parameters(
      "tR (h:m:s) f4, dER/dt (mV/h) f4, record u1, dER (mV) f4, dtR (s) f4, E range min (V) f4, E range max (V) f4",
    ),
    parameters(
      "tR (h:m:s) f4, dER/dt (mV/h) f4, dER (mV) f4, dtR (s) f4, E range min (V) f4, E range max (V) f4",
    ),
  ],
  PEIS: [
    parameters(
      `Mode u1, E (V) f4, vs. vs, tE (h:m:s) f4, record u1, dI f4, unit dI u1, dt (s) f4, fi f4, unit fi u1, ff f4, unit ff u1, Nd u4, Points u1, spacing u1, Va (mV) f4, pw f4, Na u4, ${eisEnd}`,
    ),
  ],
  GEIS: [
    parameters(
      `Mode u1, Is f4, unit Is u1, vs. vs, tIs (h:m:s) f4, record u1, dE (mV) f4, dt (s) f4, fi f4, unit fi u1, ff f4, unit ff u1, Nd u4, Points u1, spacing u1, Ia/Va u1, Ia f4, unit Ia u1, va pourcent f4, pw f4, Na u4, ${eisEnd}`,
    ),
  ],
};

const unitWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^unit f[if]$/, ["MHz", "kHz", "Hz", "mHz"]],
  [/^unit d[qQ]M?$/, ["A.h", "mA.h", "µA.h", "nA.h", "pA.h"]],
  [/^unit (I|dI)/, ["A", "mA", "µA", "nA", "pA"]],
];

/**
 * `sequences.Is` → "0 | -88.796 | 88.796", named as the text exports name them; a limit that is
 * not set reads "pass", as there. Empty where nothing fits.
 */
export function sequenceMetadata(settings: Uint8Array, technique: string | null, isNew: boolean): Metadata {
  const view = new DataView(settings.buffer, settings.byteOffset, settings.byteLength);
  for (const place of places) {
    if (place + 4 > settings.length) continue;
    const sequences = view.getUint16(place, true);
    const count = view.getUint16(place + 2, true);
    if (sequences === 0 || sequences > maximumSequences) continue;
    const known = (layouts[technique ?? ""] ?? []).map((layout) => layout(isNew));
    // A file that was merged from several has one parameter more, a number whose meaning is unknown.
    const fields =
      known.find((each) => each.length === count) ?? known.find((each) => each.length === count - 1);
    if (fields === undefined) continue;
    const width = fields.reduce((sum, field) => sum + Number(field.kind[1]), 0);
    const stride = width + 4 * (count - fields.length);
    if (place + 4 + sequences * stride > settings.length) continue;
    return readSequences(view, { start: place + 4, sequences, fields, stride });
  }
  return {};
}

function readSequences(
  view: DataView,
  table: { start: number; sequences: number; fields: readonly Parameter[]; stride: number },
): Metadata {
  const metadata: Metadata = {};
  let offset = table.start;
  let hasLimits = false;
  for (const { name, kind } of table.fields) {
    const words = unitWords.find(([pattern]) => pattern.test(name))?.[1];
    const values: string[] = [];
    for (let sequence = 0; sequence < table.sequences; sequence++) {
      const at = offset + sequence * table.stride;
      if (kind === "f4") {
        const value = view.getFloat32(at, true);
        values.push(Number.isNaN(value) ? "pass" : String(Number(value.toPrecision(7))));
      } else {
        const code = kind === "u1" ? view.getUint8(at) : view.getUint32(at, true);
        values.push(words?.[code] ?? String(code));
      }
    }
    offset += Number(kind[1]);
    if (name.startsWith("limit_") && !hasLimits) continue;
    metadata[`sequences.${name}`] = values.join(" | ");
    if (name === "lim_nb") hasLimits = values.some((value) => value !== "0");
  }
  return metadata;
}
