import type { ComparisonResult, ComparisonGroup as Group } from "@/lib/contract/comparison";
import { prepareDotPlot } from "@/lib/plots/dot-plot-model";
import { prepareSurvivalPlot } from "@/lib/plots/survival-model";
import { Badge } from "./badge";
import { gradeTitles, gradeTones } from "./grade";
import { DotPlot, dotPlotSize } from "./plot/dot-plot";
import { Figure } from "./plot/figure";
import { SurvivalPlot, survivalPlotSize } from "./plot/survival-plot";
import { RankingTable } from "./ranking-table";

/** One comparability group: its conditions, its table, its figures, what differs between its arms. */
export function ComparisonGroup({
  group,
  result,
  address,
}: {
  group: Group;
  result: ComparisonResult;
  address: string;
}) {
  const conditions = group.matched.map(({ title, text }) => `${title} ${text}`).join(", ");
  const sizes = group.arms
    .map((arm) => `${arm.metal} n ${arm.nCells === null ? "not stated" : `= ${arm.nCells}`}`)
    .join(", ");
  const caption = `${result.title} in ${result.unit}. ${sizes}. Conditions: ${conditions}. ${group.arms[0]?.statistic.name ?? ""}; every cell is a mark, hollow when reported or excluded. Analysis version ${result.analysisVersion}. ${address}`;
  const dots = prepareDotPlot(group, result);
  const survival = prepareSurvivalPlot(group, {
    title: result.metric === "cycle_life" ? "Cycles" : result.title,
    unit: result.metric === "cycle_life" ? "1" : result.unit,
  });
  const id = group.key.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
  const differences = new Map(
    group.pairs.flatMap((pair) =>
      pair.confounders.map(({ sentence, counts }) => [sentence, counts] as const),
    ),
  );
  const data = {
    columns: [
      { title: "interlayer", unit: null },
      { title: "provenance", unit: null },
      { title: "cell", unit: null },
      { title: "run", unit: null },
      { title: result.title, unit: result.metric === "coulombic_efficiency" ? "fraction" : result.unit },
      { title: "upper", unit: result.unit },
      { title: "censored", unit: null },
      { title: "excluded", unit: null },
    ],
    rows: group.arms.flatMap((arm) =>
      arm.points.map((point) => [
        arm.metal,
        arm.provenance,
        point.cellCode,
        point.runCode,
        point.value,
        point.upper,
        point.isCensored ? "yes" : "no",
        point.exclusion,
      ]),
    ),
  };
  return (
    <section className="mt-8 flex flex-col gap-3 first:mt-0">
      <div>
        <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
          {group.sentence} <Badge tone={gradeTones[group.grade]}>{gradeTitles[group.grade]}</Badge>
        </h2>
        <ul className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm text-ink-soft">
          {group.matched.map(({ name, title, text, isStated }) => (
            <li key={name} className={isStated ? "" : "italic"}>
              {title}: {text}
            </li>
          ))}
        </ul>
        {group.relaxed.map(({ name, title, texts }) => (
          <p key={name} className="mt-1 text-sm text-warn">
            Relaxed: {title} differs ({texts.join(", ")}).
          </p>
        ))}
      </div>
      <RankingTable group={group} unit={result.unit} />
      <div className="grid gap-3 xl:grid-cols-2">
        <Figure
          name={`ranking-${result.metric}-${id}`.slice(0, 80)}
          title={`${result.title}, cell by cell`}
          caption={caption}
          data={data}
          {...dotPlotSize(dots.rows.length)}
        >
          <DotPlot model={dots} id={`dots-${id}`} />
        </Figure>
        {survival === null ? null : (
          <Figure
            name={`survival-${result.metric}-${id}`.slice(0, 80)}
            title={result.metric === "cycle_life" ? "Survival against cycles" : "Share surviving each step"}
            caption={`${sizes}. Ticks: still alive when observation stopped. Conditions: ${conditions}. Analysis version ${result.analysisVersion}. ${address}`}
            {...survivalPlotSize(survival.lines.length)}
          >
            <SurvivalPlot model={survival} id={`survival-${id}`} />
          </Figure>
        )}
      </div>
      {differences.size === 0 ? null : (
        <details className="rounded border border-line bg-surface px-3 py-2">
          <summary className="cursor-pointer font-medium">
            What else differs or is unknown ({differences.size})
          </summary>
          <ul className="mt-1 list-disc pl-5 text-sm">
            {[...differences].map(([sentence, counts]) => (
              <li key={sentence} className={counts ? "text-warn" : ""}>
                {sentence}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
