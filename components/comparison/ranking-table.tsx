import type { ComparisonArm, ComparisonGroup, ComparisonResult } from "@/lib/contract/comparison";
import { Badge, ProvenanceBadge } from "../badge";
import { gradeTitles, gradeTones } from "../grade";
import { MetalLabel } from "../metal-label";
import { TableFrame } from "../table-frame";
import { ArmEstimate } from "./arm-estimate";
import { ArmPoints } from "./arm-points";

const cell = "border-b border-line px-2.5 py-1.5 align-top";
const head = "border-b border-line px-2.5 py-1.5 text-left font-medium whitespace-nowrap";
const number = "text-right max-lg:hidden print:table-cell";

/** What stands beside the value, by metric; cycle life has nothing. */
const besideTitles = {
  coulombic_efficiency: { title: "First cycle", unit: "%" },
  critical_current_density: { title: "Charge to failure", unit: "mAh cm⁻²" },
  cycle_life: null,
} as const;

/** The ordered table of one comparability group: between two rows stands how sure their order is. */
export function RankingTable({
  group,
  result,
  dataHref,
}: {
  group: ComparisonGroup;
  result: ComparisonResult;
  dataHref: string;
}) {
  const beside = besideTitles[result.metric];
  return (
    <TableFrame label="Ranking">
      <table className="w-full border-collapse">
        <caption className="sr-only">{group.sentence}</caption>
        <thead className="bg-sunken text-sm">
          <tr>
            <th scope="col" className={`${head} text-right`}>
              #
            </th>
            <th scope="col" className={head}>
              Interlayer
            </th>
            <th scope="col" className={`${head} text-right`}>
              Value <Unit text={result.unit} />
            </th>
            {beside === null ? null : (
              <th scope="col" className={`${head} ${number}`}>
                {beside.title} <Unit text={beside.unit} />
              </th>
            )}
            <th scope="col" className={head}>
              What it is
            </th>
            <th scope="col" className={`${head} text-right`}>
              Cells
            </th>
            <th scope="col" className={`${head} ${number}`}>
              Pellets
            </th>
            <th scope="col" className={`${head} ${number}`}>
              Lots
            </th>
            <th scope="col" className={head}>
              Above the next row
            </th>
            <th scope="col" className={`${head} print:hidden`}>
              Every cell
            </th>
          </tr>
        </thead>
        <tbody>
          {group.arms.map((arm) => (
            <tr key={arm.key}>
              <td className={`${cell} text-right text-ink-soft`}>{placeOf(arm, group)}</td>
              <th scope="row" className={`${cell} text-left font-medium`}>
                <span className="flex flex-wrap items-center gap-1.5">
                  <RowLabel arm={arm} /> <ProvenanceBadge provenance={arm.provenance} />
                  {arm.isPooled ? <Badge tone="warn">published values pooled</Badge> : null}
                </span>
              </th>
              <td className={`${cell} text-right text-base font-semibold whitespace-nowrap`}>
                {arm.statistic.text}
              </td>
              {beside === null ? null : (
                <td className={`${cell} ${number}`} title={arm.beside?.intervalNote}>
                  {arm.beside?.text ?? "–"}
                </td>
              )}
              <td className={`${cell} min-w-52 text-sm text-ink-soft`}>
                <ArmEstimate arm={arm} metric={result.metric} />
              </td>
              <td className={`${cell} text-right`}>{arm.nCells ?? "not stated"}</td>
              <td className={`${cell} ${number}`}>{arm.nPellets ?? "not stated"}</td>
              <td className={`${cell} ${number}`}>{arm.nLots ?? "not stated"}</td>
              <td className={`${cell} min-w-52 text-sm`}>
                <NextRow arm={arm} group={group} />
              </td>
              <td className={`${cell} print:hidden`}>
                <ArmPoints arm={arm} dataHref={dataHref} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Unit({ text }: { text: string }) {
  return <span className="font-normal text-ink-soft">/ {text}</span>;
}

/** Measured, simulated and reported rows are counted apart. */
function placeOf(arm: ComparisonArm, group: ComparisonGroup): number | "–" {
  const series = group.arms.filter(({ provenance }) => provenance === arm.provenance);
  return arm.statistic.order === null ? "–" : series.indexOf(arm) + 1;
}

/** The metal with its mark, or what else forms the row. */
function RowLabel({ arm }: { arm: ComparisonArm }) {
  const label = arm.label.replace(/ \((measured|reported|simulated)\)$/, "");
  if (!label.startsWith(arm.metal)) return <span>{label}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <MetalLabel metal={arm.metal} /> {label.slice(arm.metal.length).trim()}
    </span>
  );
}

function NextRow({ arm, group }: { arm: ComparisonArm; group: ComparisonGroup }) {
  const pair = group.pairs.find((each) => each.isNeighbour && each.upper === arm.key);
  if (pair === undefined) return null;
  return (
    <>
      <Badge tone={gradeTones[pair.grade]}>{gradeTitles[pair.grade]}</Badge>
      {pair.effect === null ? null : <p className="mt-0.5">{pair.effect}</p>}
      {pair.reasons.length === 0 ? null : <p className="mt-0.5 text-ink-soft">{pair.reasons.join("; ")}</p>}
      {pair.pHolm === null ? null : (
        <p className="mt-0.5 text-ink-soft">
          P(above) = {pair.probabilityUpperBetter?.toFixed(2)}, p = {pair.pHolm.toPrecision(2)} (Holm)
        </p>
      )}
    </>
  );
}
