import type { ComparisonResult, ComparisonGroup as Group } from "@/lib/contract/comparison";
import { prepareDotPlot } from "@/lib/plots/dot-plot-model";
import { prepareIncidence } from "@/lib/plots/incidence-model";
import { prepareSurvivalPlot } from "@/lib/plots/survival-model";
import { Badge } from "../badge";
import { gradeTitles, gradeTones } from "../grade";
import { DotPlot, dotPlotSize } from "../plot/dot-plot";
import { Figure } from "../plot/figure";
import { IncidencePlot, incidencePlotSize } from "../plot/incidence-plot";
import { SurvivalPlot, survivalPlotSize } from "../plot/survival-plot";
import { groupCaption } from "./caption";
import { CauseTable } from "./cause-table";
import { GroupConditions } from "./group-conditions";
import { GroupDifferences } from "./group-differences";
import { PairTable } from "./pair-table";
import { RankingTable } from "./ranking-table";

/** One comparability group: its conditions, its table, its figures, what differs between its arms. */
export function ComparisonGroup({
  group,
  number,
  result,
  address,
  dataHref,
}: {
  group: Group;
  /** From 1, in the order of the page. */
  number: number;
  result: ComparisonResult;
  /** Where the view is found again; goes into every caption. */
  address: string;
  /** Where the cells of this group are served as CSV. */
  dataHref: string;
}) {
  const dots = prepareDotPlot(group, result);
  const survival = prepareSurvivalPlot(group, {
    title: result.metric === "cycle_life" ? "Cycles" : result.title,
    unit: result.metric === "cycle_life" ? null : result.unit,
  });
  const causes = prepareIncidence(group);
  // A lone figure leaves room for what it must be read with.
  const isAlone = survival === null && causes === null;
  const undrawn = dots.rows.reduce((sum, row) => sum + row.undrawn, 0);
  const marks = `${group.arms[0]?.statistic.name ?? ""} as a bar, its 95 % interval as a band where there is one; every cell is a mark${undrawn === 0 ? "" : ` (${undrawn} in crowded rows have none, every k-th by value is drawn)`}, hollow when reported or excluded.`;
  const name = `${result.metric.replaceAll("_", "-")}-${number}`;
  return (
    <section aria-label={group.sentence} className="mt-8 flex flex-col gap-3 first:mt-0">
      <div>
        <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
          {group.sentence} <Badge tone={gradeTones[group.grade]}>{gradeTitles[group.grade]}</Badge>
        </h2>
        <GroupConditions group={group} />
      </div>
      <RankingTable group={group} result={result} dataHref={dataHref} />
      <div className="grid gap-3 xl:grid-cols-2 print:grid-cols-2">
        <Figure
          name={`ranking-${name}`}
          title={`${result.title}, cell by cell`}
          caption={groupCaption(group, result, { marks, address })}
          dataHref={dataHref}
          {...dotPlotSize(dots.rows.length)}
        >
          <DotPlot model={dots} id={`dots-${number}`} />
        </Figure>
        {survival === null ? null : (
          <Figure
            name={`survival-${name}`}
            title={result.metric === "cycle_life" ? "Survival against cycles" : "Share surviving each step"}
            caption={groupCaption(group, result, {
              marks: `${result.metric === "cycle_life" ? "Kaplan–Meier estimate" : "Turnbull estimate"}; ticks where a cell was still alive when observation stopped.`,
              address,
            })}
            dataHref={dataHref}
            {...survivalPlotSize(survival.lines.length)}
          >
            <SurvivalPlot model={survival} id={`survival-${number}`} />
          </Figure>
        )}
        {causes === null ? null : (
          <Figure
            name={`causes-${name}`}
            title="What ended the cells"
            caption={groupCaption(group, result, {
              marks:
                "Cumulative incidence of each cause (Aalen–Johansen), stacked: what is white is still alive or was no longer watched.",
              address,
            })}
            dataHref={dataHref}
            {...incidencePlotSize(causes)}
          >
            <IncidencePlot model={causes} id={`causes-${number}`} />
          </Figure>
        )}
        {isAlone ? <GroupDifferences group={group} isBeside /> : null}
      </div>
      <CauseTable group={group} />
      {isAlone ? null : <GroupDifferences group={group} />}
      <PairTable group={group} isPrinted={number === 1} />
    </section>
  );
}
