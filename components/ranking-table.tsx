import type { ComparisonArm, ComparisonGroup } from "@/lib/contract/comparison";
import { Badge, ProvenanceBadge } from "./badge";
import { CodeLink } from "./code-link";
import { gradeTitles, gradeTones } from "./grade";
import { MetalLabel } from "./metal-label";

const cell = "border-b border-line px-2.5 py-1.5 align-top";
const head = "border-b border-line px-2.5 py-1.5 font-medium whitespace-nowrap";

/** The ordered table of one comparability group: between two rows stands how sure their order is. */
export function RankingTable({ group, unit }: { group: ComparisonGroup; unit: string }) {
  const gradeBelow = (arm: ComparisonArm) =>
    group.pairs.find((pair) => pair.isNeighbour && pair.upper === arm.key);
  return (
    <section
      aria-label="Ranking"
      tabIndex={0}
      className="overflow-x-auto rounded border border-line bg-surface"
    >
      <table className="w-full border-collapse">
        <caption className="sr-only">{group.sentence}</caption>
        <thead className="bg-sunken text-left text-sm">
          <tr>
            <th scope="col" className={`${head} text-right`}>
              #
            </th>
            <th scope="col" className={head}>
              Interlayer
            </th>
            <th scope="col" className={`${head} text-right`}>
              Value <span className="font-normal text-ink-soft">/ {unit}</span>
            </th>
            <th scope="col" className={head}>
              What it is
            </th>
            <th scope="col" className={`${head} text-right`}>
              Cells
            </th>
            <th scope="col" className={`${head} text-right max-lg:hidden`}>
              Pellets
            </th>
            <th scope="col" className={`${head} text-right max-lg:hidden`}>
              Lots
            </th>
            <th scope="col" className={head}>
              Above the next row
            </th>
            <th scope="col" className={head}>
              Every cell
            </th>
          </tr>
        </thead>
        <tbody>
          {group.arms.map((arm, index) => {
            const pair = gradeBelow(arm);
            return (
              <tr key={arm.key}>
                <td className={`${cell} text-right text-ink-soft`}>
                  {arm.statistic.order === null ? "–" : index + 1}
                </td>
                <th scope="row" className={`${cell} text-left font-medium`}>
                  <span className="flex flex-wrap items-center gap-1.5">
                    <MetalLabel metal={arm.metal} /> <ProvenanceBadge provenance={arm.provenance} />
                  </span>
                </th>
                <td className={`${cell} text-right text-base font-semibold whitespace-nowrap`}>
                  {arm.statistic.text}
                </td>
                <td className={`${cell} max-w-72 text-sm text-ink-soft`}>
                  {arm.statistic.name}; {arm.statistic.intervalNote}
                  {arm.remarks.map((remark) => (
                    <p key={remark} className="mt-0.5 text-warn">
                      {remark}
                    </p>
                  ))}
                </td>
                <td className={`${cell} text-right`}>{arm.nCells ?? "not stated"}</td>
                <td className={`${cell} text-right max-lg:hidden`}>{arm.nPellets ?? "not stated"}</td>
                <td className={`${cell} text-right max-lg:hidden`}>{arm.nLots ?? "not stated"}</td>
                <td className={`${cell} max-w-64 text-sm`}>
                  {pair === undefined ? null : (
                    <>
                      <Badge tone={gradeTones[pair.grade]}>{gradeTitles[pair.grade]}</Badge>
                      {pair.reasons.length === 0 ? null : (
                        <p className="mt-0.5 text-ink-soft">{pair.reasons.join("; ")}</p>
                      )}
                      {pair.pHolm === null ? null : (
                        <p className="mt-0.5 text-ink-soft">
                          P(above) = {pair.probabilityUpperBetter?.toFixed(2)}, p ={" "}
                          {pair.pHolm.toPrecision(2)} (Holm)
                        </p>
                      )}
                    </>
                  )}
                </td>
                <td className={`${cell} max-w-80`}>
                  <details>
                    <summary className="cursor-pointer text-sm text-accent">
                      {arm.points.length} {arm.points.length === 1 ? "row" : "rows"}
                    </summary>
                    <ul className="mt-1 flex flex-col gap-0.5 text-sm">
                      {arm.points.map((point) => (
                        <li key={`${point.cellCode}-${point.runCode}`}>
                          <CodeLink code={point.cellCode} /> <CodeLink code={point.runCode} />{" "}
                          <span className={point.exclusion === null ? "" : "line-through"}>{point.text}</span>
                          {point.exclusion === null ? null : (
                            <span className="text-ink-soft"> excluded: {point.exclusion}</span>
                          )}
                          {point.flags.map((flag) => (
                            <Badge key={flag} tone="warn">
                              {flag.startsWith("conflict") ? `⚑ ${flag.slice(9)}` : flag.replaceAll("_", " ")}
                            </Badge>
                          ))}
                        </li>
                      ))}
                    </ul>
                  </details>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
