/** What EC-Lab and BT-Lab column titles mean; shared by the binary files and the text exports. */
import type { CapacityScope, ColumnRole } from "@/lib/domain/recording";

export interface TitleMeaning {
  readonly role: ColumnRole;
  /** Turns the printed unit into the role's unit. @default 1 */
  readonly factor?: number;
  readonly capacityScope?: CapacityScope;
  /** Where several titles of one file claim a role the lowest rank takes it, the others stay vendor columns. @default 0 */
  readonly rank?: number;
}

const mahPerCoulomb = 1 / 3.6;

/**
 * Keyed by the title in lower case without blanks. `dQ` is absent on purpose: it is a charge of one record in some
 * techniques and a running value in others (see `eclab-recording.ts`).
 */
const meanings: Readonly<Record<string, TitleMeaning>> = {
  "time/s": { role: "timeS" },
  "steptime/s": { role: "stepTimeS" },
  "ewe/v": { role: "voltageV" },
  "ecell/v": { role: "voltageV", rank: 1 },
  "<ewe>/v": { role: "voltageV", rank: 2 },
  "<ewe/v>": { role: "voltageV", rank: 3 },
  "<ecell>/v": { role: "voltageV", rank: 4 },
  "ece/v": { role: "counterVoltageV" },
  "<ece>/v": { role: "counterVoltageV", rank: 1 },
  "i/ma": { role: "currentMa" },
  "<i>/ma": { role: "currentMa", rank: 1 },
  "i/a": { role: "currentMa", factor: 1000, rank: 2 },
  "<i>/a": { role: "currentMa", factor: 1000, rank: 3 },
  "(q-qo)/ma.h": { role: "netCapacityMah", capacityScope: "test" },
  "(q-qo)/c": { role: "netCapacityMah", factor: mahPerCoulomb, capacityScope: "test", rank: 1 },
  "qcharge/discharge/ma.h": { role: "capacityMah", capacityScope: "half_cycle" },
  "capacity/ma.h": { role: "capacityMah", capacityScope: "half_cycle", rank: 1 },
  "qcharge/ma.h": { role: "chargeCapacityMah", capacityScope: "half_cycle" },
  "qdischarge/ma.h": { role: "dischargeCapacityMah", capacityScope: "half_cycle" },
  "energycharge/w.h": { role: "chargeEnergyMwh", factor: 1000, capacityScope: "half_cycle" },
  "energydischarge/w.h": { role: "dischargeEnergyMwh", factor: 1000, capacityScope: "half_cycle" },
  "energywecharge/w.h": { role: "chargeEnergyMwh", factor: 1000, capacityScope: "half_cycle", rank: 1 },
  "energywedischarge/w.h": { role: "dischargeEnergyMwh", factor: 1000, capacityScope: "half_cycle", rank: 1 },
  "|energy|/w.h": { role: "energyMwh", factor: 1000, capacityScope: "unknown" },
  "energy/w.h": { role: "energyMwh", factor: 1000, capacityScope: "unknown", rank: 1 },
  "p/w": { role: "powerMw", factor: 1000 },
  cyclenumber: { role: "vendorCycle" },
  halfcycle: { role: "vendorHalfCycle" },
  ns: { role: "vendorStep" },
  mode: { role: "state" },
  "temperature/°c": { role: "temperatureC" },
  "freq/hz": { role: "frequencyHz" },
  "re(z)/ohm": { role: "impedanceRealOhm" },
  "im(z)/ohm": { role: "impedanceImaginaryOhm" },
  "-im(z)/ohm": { role: "impedanceImaginaryOhm", factor: -1, rank: 1 },
  "|z|/ohm": { role: "impedanceModulusOhm" },
  "phase(z)/deg": { role: "phaseDeg" },
};

/** Words for the two lowest bits of the flags byte and for the column "mode" of the text exports. */
export const modeLabels: readonly string[] = ["unknown", "galvanostatic", "potentiostatic", "open circuit"];

/** What the title stands for, or null where the product has no role for it. */
export function meaningOfTitle(title: string): TitleMeaning | null {
  const key = title
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/ω/g, "ohm")
    .replace(/^temperature\/.*c$/, "temperature/°c");
  return meanings[key] ?? null;
}

/** "Ewe/V" → "V", "control/V/mA" → "V/mA", "Q charge/discharge/mA.h" → "mA.h", "ox/red" → null. */
export function unitOfTitle(title: string): string | null {
  if (title === "ox/red") return null;
  if (/^control\/V\/mA$/.test(title)) return "V/mA";
  const slash = title.lastIndexOf("/");
  if (slash < 0 || slash === title.length - 1) return null;
  return title.slice(slash + 1).replace(/>$/, "");
}
