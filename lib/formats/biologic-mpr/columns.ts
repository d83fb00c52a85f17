/**
 * Column ids of the data module: title as EC-Lab prints it in the text export, and how the value is stored.
 * Ids repeat at +256, +512 and +768, so an id that is not listed in full is looked up modulo 256.
 */

export type Storage = "u8" | "u16" | "u32" | "f32" | "f64";

export const storageBytes: Readonly<Record<Storage, number>> = { u8: 1, u16: 2, u32: 4, f32: 4, f64: 8 };

export interface ColumnDefinition {
  readonly title: string;
  readonly storage: Storage;
}

/** Ids that share one byte, with the bits that belong to each. */
export const flagColumns: ReadonlyMap<number, { readonly title: string; readonly mask: number }> = new Map([
  [1, { title: "mode", mask: 0x03 }],
  [2, { title: "ox/red", mask: 0x04 }],
  [3, { title: "error", mask: 0x08 }],
  [21, { title: "control changes", mask: 0x10 }],
  [31, { title: "Ns changes", mask: 0x20 }],
  [65, { title: "counter inc.", mask: 0x80 }],
]);

const definitions = new Map<number, readonly ColumnDefinition[]>();

function define(storage: Storage, titles: Readonly<Record<number, string>>): void {
  for (const [id, title] of Object.entries(titles)) {
    definitions.set(Number(id), [...(definitions.get(Number(id)) ?? []), { title, storage }]);
  }
}

define("f64", {
  4: "time/s",
  7: "dq/mA.h",
  11: "<I>/mA",
  13: "(Q-Qo)/mA.h",
  23: "dQ/mA.h",
  24: "cycle number",
  74: "|Energy|/W.h",
  110: "Energy ce/W.h",
  112: "Energy we/W.h",
  115: "Energy ce charge/W.h",
  116: "Energy ce discharge/W.h",
  123: "Energy charge/W.h",
  124: "Energy discharge/W.h",
  125: "Capacitance charge/µF",
  126: "Capacitance discharge/µF",
  182: "step time/s",
  211: "Q charge/discharge/mA.h",
  498: "Q charge/mA.h",
  499: "Q discharge/mA.h",
  500: "step time/s",
  501: "Efficiency/%",
  502: "Capacity/mA.h",
});
define("u8", { 253: "Acir/Dcir Control" });
define("u16", { 39: "I Range", 131: "Ns" });
define("u32", { 212: "half cycle", 213: "z cycle" });
define("f32", {
  5: "control/V/mA",
  6: "Ewe/V",
  8: "I/mA",
  9: "Ece/V",
  15: "Phase(Z1)/deg",
  16: "Analog IN 1/V",
  17: "Analog IN 2/V",
  19: "control/V",
  20: "control/mA",
  26: "Rapp/Ohm",
  27: "Ewe-Ece/V",
  32: "freq/Hz",
  33: "|Ewe|/V",
  34: "|I|/A",
  35: "Phase(Z)/deg",
  36: "|Z|/Ohm",
  37: "Re(Z)/Ohm",
  38: "-Im(Z)/Ohm",
  45: "|Z1|/Ohm",
  46: "|Z2|/Ohm",
  69: "R/Ohm",
  70: "P/W",
  75: "Analog OUT/V",
  76: "<I>/mA",
  77: "<Ewe>/V",
  78: "Cs-2/µF-2",
  96: "|Ece|/V",
  98: "Phase(Zce)/deg",
  99: "|Zce|/Ohm",
  100: "Re(Zce)/Ohm",
  101: "-Im(Zce)/Ohm",
  105: "-Im(Z1)/Ohm",
  106: "-Im(Z2)/Ohm",
  135: "<E1>/V",
  136: "<E2>/V",
  163: "|Estack|/V",
  166: "Phase(Zstack)/deg",
  167: "|Zstack|/Ohm",
  168: "Rcmp/Ohm",
  169: "Cs/µF",
  172: "Cp/µF",
  173: "Cp-2/µF-2",
  174: "<Ewe>/V",
  175: "|Zwe-ce|/Ohm",
  176: "Re(Zwe-ce)/Ohm",
  177: "-Im(Zwe-ce)/Ohm",
  178: "(Q-Qo)/C",
  179: "dQ/C",
  185: "<Ece>/V",
  206: "Temperature/°C",
  215: "<Ece>/V",
  217: "THD Ewe/%",
  218: "THD I/%",
  219: "THD Ece/%",
  220: "NSD Ewe/%",
  221: "NSD I/%",
  222: "NSD Ece/%",
  223: "NSR Ewe/%",
  224: "NSR I/%",
  225: "NSR Ece/%",
  248: "Rac/Ohm",
  249: "Rdc/Ohm",
});
for (let harmonic = 2; harmonic <= 7; harmonic++) {
  define("f32", {
    [228 + harmonic]: `|Ewe h${harmonic}|/V`,
    [234 + harmonic]: `|I h${harmonic}|/A`,
    [240 + harmonic]: `|Ece h${harmonic}|/V`,
  });
}

const none: readonly ColumnDefinition[] = [];

/**
 * All that an id can mean, likeliest first; empty when unknown. The readings of ids 498 to 502 differ between
 * firmware (counters, or harmonics of id − 256): the row width decides between them.
 */
export function definitionsOf(id: number, allIds: readonly number[]): readonly ColumnDefinition[] {
  const low = id % 256;
  // Beside another working electrode voltage this id is the phase between the two electrodes.
  if (low === 174 && allIds.some((other) => other % 256 === 6 || other % 256 === 77)) {
    return [{ title: "Phase(Zwe-ce)/deg", storage: "f32" }];
  }
  const full = definitions.get(id) ?? none;
  return low === id ? full : [...full, ...(definitions.get(low) ?? none)];
}
