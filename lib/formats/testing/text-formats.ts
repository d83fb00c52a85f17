/** Readers of text, by what may stand between their cells. */

/** Whatever a program that saves a table puts there. */
export const tableFormats = [
  "arbin-text",
  "autolab-text",
  "basytec-text",
  "bdf-csv",
  "biologic-mpt",
  "gamry-dta",
  "landt-text",
  "maccor-text",
  "neware-csv",
  "novonix-text",
  "pec-text",
] as const;

/** Their own separator, or commas. */
export const fixedFormats = ["toyo-toscat", "versastudio-par", "zview-z"] as const;
