import type { ComparisonArm } from "@/lib/contract/comparison";

const percent = (fraction: number) => (fraction * 100).toFixed(1);

/** What a row's number is, its limits or why there are none, and the estimates that stand beside it. */
export function ArmEstimate({ arm, metric }: { arm: ComparisonArm; metric: string }) {
  const { statistic, bootstrap, restrictedMean, sensitivity } = arm;
  return (
    <>
      {statistic.name}; {statistic.intervalNote}
      {bootstrap === null ? null : (
        <p>
          {bootstrap.method}: {percent(bootstrap.lower)} to {percent(bootstrap.upper)} %,{" "}
          {bootstrap.seed === null
            ? `all ${bootstrap.resamples.toLocaleString("en-GB")} resamples counted`
            : `B = ${bootstrap.resamples}, seed ${bootstrap.seed}`}
        </p>
      )}
      {restrictedMean === null ? null : (
        <p>
          mean to cycle {restrictedMean.horizonCycles}: {restrictedMean.mean.toPrecision(3)}
          {restrictedMean.lower === null || restrictedMean.upper === null
            ? ""
            : ` (${restrictedMean.lower.toPrecision(3)} to ${restrictedMean.upper.toPrecision(3)}, 95 %)`}
        </p>
      )}
      {sensitivity === null ? null : (
        <p>
          {sensitivity.name}: {sensitivity.text}
          {metric === "coulombic_efficiency" ? " %" : ""}
        </p>
      )}
      {arm.remarks.map((remark) => (
        <p key={remark} className="mt-0.5 text-warn">
          {remark}
        </p>
      ))}
    </>
  );
}
