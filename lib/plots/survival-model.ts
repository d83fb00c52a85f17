/** Survival curves as steps with censor ticks, and the numbers at risk under them. */
import type { RankedGroup } from "@/lib/analysis/comparison/rank-group";
import { type Axis, axisOver } from "./axis";
import { metalStyle } from "./metal-style";

export interface SurvivalLine {
  readonly label: string;
  readonly colour: string;
  readonly dash: string | null;
  /** Corners of the step line, from (0, 1). */
  readonly steps: readonly { readonly x: number; readonly y: number }[];
  readonly censored: readonly { readonly x: number; readonly y: number }[];
  /** At each tick of the horizontal axis. */
  readonly atRisk: readonly number[];
}

export interface SurvivalPlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly SurvivalLine[];
}

export function prepareSurvivalPlot(
  group: Pick<RankedGroup, "arms">,
  horizontal: { readonly title: string; readonly unit: string | null },
): SurvivalPlot | null {
  const arms = group.arms.flatMap((arm) => (arm.curve === null ? [] : [{ ...arm, curve: arm.curve }]));
  if (arms.length === 0) return null;
  const x = axisOver(
    arms.flatMap(({ curve }) => curve.time),
    { ...horizontal, include: [0] },
  );
  const y = axisOver([0, 1], { title: "Share surviving", isExact: true, tickCount: 5 });
  const lines = arms.map(({ metal, label, curve, nCells }, index) => {
    const style = metalStyle(metal);
    const isSecond = arms.slice(0, index).some((other) => other.metal === metal);
    const colour = style.colour;
    // Two rows of one metal share its hue and not its dashes.
    const dash = isSecond ? `${3 + 2 * (index % 4)} 2 1 2` : style.dash;
    const steps = [{ x: 0, y: 1 }];
    let share = 1;
    for (const [index, time] of curve.time.entries()) {
      const next = curve.survival[index] ?? share;
      steps.push({ x: time, y: share }, { x: time, y: next });
      share = next;
    }
    return {
      label,
      colour,
      dash,
      steps,
      censored: curve.time.flatMap((time, index) =>
        (curve.censored[index] ?? 0) > 0 ? [{ x: time, y: curve.survival[index] ?? 0 }] : [],
      ),
      atRisk: x.ticks.map(({ value }) => {
        // Those who leave at a time were still at risk just before it.
        const next = curve.time.findIndex((time) => time >= value);
        return next < 0 ? 0 : (curve.atRisk[next] ?? nCells ?? 0);
      }),
    };
  });
  return { x, y, lines };
}
