/** Units of plain text as the product prints them: "0.1 mA/cm2" → "0.1 mA cm⁻²", "20 um" → "20 µm". */
const plain: readonly (readonly [RegExp, string])[] = [
  [/\b(mAh|mA|W|Ω|ohm)\s?(?:\/\s?cm2|cm-2)\b/g, "$1 cm⁻²"],
  [/\b(mS|S)\s?(?:\/\s?cm|cm-1)\b/g, "$1 cm⁻¹"],
  [/\bohm cm2\b/g, "Ω cm²"],
  [/\bcm2\b/g, "cm²"],
  [/(\d\s?)um\b/g, "$1µm"],
  [/(\d\s?)degC\b/g, "$1°C"],
];

export function printedUnits(text: string): string {
  return plain.reduce((before, [pattern, unit]) => before.replace(pattern, unit), text);
}

/** A word of a closed list as words: "above_hull" → "above hull"; everything else with its units. */
export function printedValue(text: string): string {
  return printedUnits(text.replace(/^[a-z]+(?:_[a-z]+)+(?= ⚑|$)/, (word) => word.replaceAll("_", " ")));
}
