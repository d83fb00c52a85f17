/** Which cells of a group are drawn over each other: as many of each row, in the order of their codes. */
import type { ComparisonGroup, ComparisonResult } from "@/lib/contract/comparison";
import { mostOverlaidRuns } from "@/lib/contract/comparison-overlay";

export interface ChosenRun {
  readonly cellCode: string;
  readonly runCode: string;
  readonly label: string;
  readonly metal: string;
  /** Null where the metric does not tell how the cell ended. */
  readonly isCensored: boolean | null;
}

export interface OverlayGroup {
  readonly title: string;
  readonly runs: readonly ChosenRun[];
  /** Cells that are left out, because there are too many or their rows are published. */
  readonly left: number;
}

export function overlayGroups(result: ComparisonResult): readonly OverlayGroup[] {
  return result.groups.flatMap((group) => {
    const chosen = overlayGroup(group, result.metric === "cycle_life");
    return chosen.runs.length === 0 ? [] : [chosen];
  });
}

function overlayGroup(group: ComparisonGroup, tellsEnd: boolean): OverlayGroup {
  const arms = group.arms.filter(({ provenance }) => provenance !== "reported");
  const counted = arms.map((arm) => ({
    arm,
    points: arm.points.filter(({ exclusion }) => exclusion === null),
  }));
  const runs = inTurn(
    counted.map(({ arm, points }) =>
      points.map((point) => ({
        cellCode: point.cellCode,
        runCode: point.runCode,
        label: arm.label,
        metal: arm.metal,
        isCensored: tellsEnd ? point.isCensored : null,
      })),
    ),
  );
  const all = counted.reduce((sum, { points }) => sum + points.length, 0);
  return { title: group.arms.map(({ label }) => label).join(", "), runs, left: all - runs.length };
}

/** One of each row after the other until there are enough, then row by row again. */
function inTurn(rows: readonly (readonly ChosenRun[])[]): readonly ChosenRun[] {
  const longest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const turns = Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row[turn] ?? [])).flat();
  const chosen = new Set(turns.slice(0, mostOverlaidRuns));
  return rows.flatMap((row) => row.filter((run) => chosen.has(run)));
}
