import type { ComparisonArm } from "@/lib/contract/comparison";
import { type PointLine, PointList } from "./point-list";

const mostListed = 100;

/** Every cell of a row with its run, its value and what is to be known of it; the whole list is a download. */
export function ArmPoints({ arm, dataHref }: { arm: ComparisonArm; dataHref: string }) {
  const lines = arm.points
    .slice(0, mostListed)
    .map(
      ({ cellCode, runCode, text, exclusion, flags }): PointLine =>
        exclusion === null && flags.length === 0
          ? [cellCode, runCode, text]
          : [cellCode, runCode, text, exclusion ?? "", ...flags],
    );
  return <PointList lines={lines} total={arm.points.length} dataHref={dataHref} />;
}
