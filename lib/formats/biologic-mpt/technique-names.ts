/** Short names of techniques, as the binary files have them, by the full name that the text exports print. */
const shortNames: Readonly<Record<string, string>> = {
  "galvanostatic cycling with potential limitation": "GCPL",
  "cyclic voltammetry": "CV",
  "open circuit voltage": "OCV",
  "modular potentio": "MP",
  "chronoamperometry / chronocoulometry": "CA",
  chronopotentiometry: "CP",
  wait: "WAIT",
  "potentio electrochemical impedance spectroscopy": "PEIS",
  "galvano electrochemical impedance spectroscopy": "GEIS",
  "cyclic voltammetry advanced": "CVA",
  "linear sweep voltammetry": "LSV",
  "constant voltage": "coV",
  "constant current": "coC",
  "modulo bat": "MB",
};

/** "Modulo Bat" → "MB"; the printed name where it has no short form. */
export function shortTechnique(printed: string): string {
  return shortNames[printed.toLowerCase()] ?? printed;
}
