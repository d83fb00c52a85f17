import type { ComparisonArm } from "@/lib/contract/comparison";
import { Badge } from "../badge";
import { CodeLink } from "../code-link";

const mostListed = 100;

/** Every cell of a row with its run, its value and what is to be known of it; the whole list is a download. */
export function ArmPoints({ arm, dataHref }: { arm: ComparisonArm; dataHref: string }) {
  return (
    <details>
      <summary className="touch cursor-pointer text-sm whitespace-nowrap text-accent">
        {arm.points.length} {arm.points.length === 1 ? "row" : "rows"}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-sm">
        {arm.points.slice(0, mostListed).map((point) => (
          <li key={`${point.cellCode}-${point.runCode}-${point.text}`}>
            <CodeLink code={point.cellCode} /> <CodeLink code={point.runCode} />{" "}
            <span className={point.exclusion === null ? "" : "line-through"}>{point.text}</span>
            {point.exclusion === null ? null : (
              <span className="text-ink-soft"> excluded: {point.exclusion}</span>
            )}{" "}
            {point.flags.map((flag) => (
              <Badge key={flag} tone="warn">
                {flag.startsWith("conflict") ? `⚑ ${flag.slice(9)}` : flag.replaceAll("_", " ")}
              </Badge>
            ))}
          </li>
        ))}
        {arm.points.length <= mostListed ? null : (
          <li>
            <a href={dataHref} download className="text-accent underline">
              All {arm.points.length} as CSV
            </a>
          </li>
        )}
      </ul>
    </details>
  );
}
