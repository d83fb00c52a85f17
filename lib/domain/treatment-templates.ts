/** Treatments that come with the product: ordered steps to lay on a face in one go. */

export interface TemplateStep {
  readonly kind: "polish" | "etch" | "rinse" | "heat" | "dry" | "store" | "other";
  readonly agent: string | null;
  readonly durationMin: number | null;
  readonly temperatureC: number | null;
  readonly notes: string;
}

export interface BuiltInTemplate {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly TemplateStep[];
}

function step(kind: TemplateStep["kind"], agent: string, durationMin: number | null = null): TemplateStep {
  return { kind, agent, durationMin, temperatureC: null, notes: "" };
}

export const builtInTemplates: readonly BuiltInTemplate[] = [
  {
    /** The surface route of Ko et al., Nat. Commun. 2025, 10.1038/s41467-025-55821-1, Methods. */
    id: "polish-etch-rinse",
    name: "P800–P3000, 1 M HCl 3 min, ethanol",
    steps: [
      step("polish", "P800"),
      step("polish", "P1200"),
      step("polish", "P2000"),
      step("polish", "P3000"),
      step("etch", "1 M HCl", 3),
      step("rinse", "ethanol"),
    ],
  },
];
