/** Neware's step types: what a record's state byte means, and which way such a step drives the current. */

/** Names as the vendor's program exports them, by code (BTS 8 numbering). */
const stepTypeNames: ReadonlyMap<number, string> = new Map([
  [1, "CC_Chg"],
  [2, "CC_DChg"],
  [3, "CV_Chg"],
  [4, "Rest"],
  [5, "Cycle"],
  [7, "CCCV_Chg"],
  [8, "CP_DChg"],
  [9, "CP_Chg"],
  [10, "CR_DChg"],
  [13, "Pause"],
  [16, "Pulse"],
  [17, "SIM"],
  [18, "PCCCV_Chg"],
  [19, "CV_DChg"],
  [20, "CCCV_DChg"],
  [21, "Control"],
  [22, "OCV"],
  [25, "Ramp"],
  [26, "CPCV_DChg"],
  [27, "CPCV_Chg"],
]);

/** +1 for a charge step, −1 for a discharge step, 0 where the type says neither. */
export function stepDirection(code: number): 1 | -1 | 0 {
  const name = stepTypeNames.get(code) ?? "";
  if (name.endsWith("_DChg")) return -1;
  return name.endsWith("_Chg") ? 1 : 0;
}

/** Codes as indexes into the names of those that occur; an unknown code is named "type N". */
export function labelStepTypes(codes: Uint8Array): {
  values: Uint8Array;
  labels: readonly string[];
  unknownCodes: readonly number[];
} {
  const indexOfCode = new Int16Array(256).fill(-1);
  const labels: string[] = [];
  const unknownCodes: number[] = [];
  const values = new Uint8Array(codes.length);
  for (let first = 0, end = 0; first < codes.length; first = end) {
    const code = codes[first]!;
    while (end < codes.length && codes[end] === code) end += 1;
    if (indexOfCode[code]! < 0) {
      indexOfCode[code] = labels.length;
      const name = stepTypeNames.get(code);
      labels.push(name ?? `type ${code}`);
      if (name === undefined) unknownCodes.push(code);
    }
    values.fill(indexOfCode[code]!, first, end);
  }
  return { values, labels, unknownCodes };
}
