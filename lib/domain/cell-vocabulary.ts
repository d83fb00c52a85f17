/** Words for cell builds. */

export const cellKinds = ["operando", "half", "hybrid_full"] as const;
export type CellKind = (typeof cellKinds)[number];

export const housings = [
  "2032",
  "2032_modified",
  "transfer_module",
  "pouch",
  "pressure_cell",
  "other",
] as const;

export const operandoTechniques = ["SEM", "XPS", "XRD", "TEM", "optical", "Raman", "other"] as const;

export const catholyteUnits = ["wt_percent", "ul"] as const;

export const layerRoles = [
  "casing",
  "spring",
  "spacer",
  "window",
  "contact",
  "collector",
  "working",
  "electrolyte",
  "catholyte",
  "counter",
  "cathode",
] as const;
export type LayerRole = (typeof layerRoles)[number];

export const assemblyKinds = [
  "isostatic_press",
  "uniaxial_press",
  "heat",
  "crimp",
  "infiltrate",
  "rest",
  "other",
] as const;
