/** Months by name or abbreviation as programs print them in English, German, French, Spanish, Italian or Dutch. */

/** In order; a name is known by how it begins. */
const beginnings = [
  /^(jan|ene|gen)/,
  /^(feb|f[eé]v)/,
  /^(mar|mär|mrz|maa|mrt)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mag|mei)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|ao[uû]|ago)/,
  /^(sep|set)/,
  /^(oct|okt|ott)/,
  /^nov/,
  /^(dec|dez|déc|dic)/,
];

/** 1 to 12; null for a word that is no month. */
export function monthOfName(word: string): number | null {
  const name = word.toLowerCase();
  const at = beginnings.findIndex((beginning) => beginning.test(name));
  return at < 0 ? null : at + 1;
}
