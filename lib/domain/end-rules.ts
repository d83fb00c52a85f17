/** Rules that may end a cell's life: their names, their usual limits, and the words that hold both. */

export const endRules = ["first_short", "voltage_cutoff", "ce_below", "retention_below"] as const;
export type EndRule = (typeof endRules)[number];

/** Fractions. */
export const usualEndLimits = { ce: 0.8, retention: 0.8 } as const;

const percent = (fraction: number) => `${Math.round(100 * fraction)} %`;

export const endRuleTitles: Readonly<Record<EndRule, string>> = {
  first_short: "short",
  voltage_cutoff: "voltage cut-off",
  ce_below: `CE below ${percent(usualEndLimits.ce)}`,
  retention_below: `retention below ${percent(usualEndLimits.retention)}`,
};
