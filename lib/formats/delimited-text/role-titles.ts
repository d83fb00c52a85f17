/** What a column title in anybody's table is likely to mean. */
import type { ColumnRole } from "@/lib/domain/recording";
import { splitTitle, splitUnderscoredTitle } from "../vendor-title";

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
  [/^(freq(uency|uenz|\.)?|f|周波数|频率|주파수)$/, "frequencyHz"],
  [/^((re|real)( part)? ?\(?z\)?|z ?re(al)?|z'|real( impedance| part)?|impedance real)$/, "impedanceRealOhm"],
  [
    /^((im|imag|imaginary)( part)? ?\(?z\)?|z ?im(ag)?|z''|z"|imag(inary)?( impedance| part)?|impedance imag(inary)?)$/,
    "impedanceImaginaryOhm",
  ],
  [
    /^(\|z\||z ?mod|abs(olute)? ?impedance|impedance|(impedance )?(modulus|magnitude))$/,
    "impedanceModulusOhm",
  ],
  [/^((impedance )?phase( ?\(?z\)?)?( angle)?|zphz|theta( z)?)$/, "phaseDeg"],
];

const minus = /^\s*["']?\s*[-−–]\s*(?=[A-Za-z(|"'])/;

export interface TitleMeaning {
  readonly role: ColumnRole | null;
  /** As printed in the title, or null. */
  readonly unit: string | null;
  /** Whether the title has a minus before it, as in "-Im(Z)": the number is printed with its sign turned. */
  readonly isTurned: boolean;
}

export function meaningOfTitle(printed: string): TitleMeaning {
  const isTurned = minus.test(printed);
  const title = printed.replace(minus, "");
  const bracketed = splitTitle(title);
  const { name, unit } = bracketed.unit === null ? splitUnderscoredTitle(title) : bracketed;
  const role = roleOf(name);
  if (role !== null) return { role, unit, isTurned };
  // The brackets of "Re(Z)" hold no unit.
  return { role: roleOf(title.trim().replace(/\s+/g, " ").toLowerCase()), unit: null, isTurned };
}

function roleOf(name: string): ColumnRole | null {
  return roleTitles.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
