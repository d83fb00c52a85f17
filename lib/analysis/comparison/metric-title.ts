/** Names and units of the metrics. */
import type { ComparisonMetric } from "./observation";

export const metricTitles: Readonly<
  Record<ComparisonMetric, { readonly title: string; readonly unit: string }>
> = {
  coulombic_efficiency: { title: "Coulombic efficiency", unit: "%" },
  critical_current_density: { title: "Critical current density", unit: "mA cm⁻²" },
  cycle_life: { title: "Cycle life", unit: "cycles" },
};
