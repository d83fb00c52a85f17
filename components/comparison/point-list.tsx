"use client";

import { useEffect, useRef, useState } from "react";
import { Badge } from "../badge";
import { CodeLink } from "../code-link";

/** Cell, run, value; where there is something to be known of it, the reason of an exclusion ("" = none) and flags. */
export type PointLine = readonly [string, string, string, ...string[]];

/** A list of more is drawn when it is opened. */
const mostDrawnAtOnce = 12;

/** The cells of one row of a ranking, folded. */
export function PointList({
  lines,
  total,
  dataHref,
}: {
  lines: readonly PointLine[];
  total: number;
  dataHref: string;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpened, setIsOpened] = useState(false);
  // Somebody may have opened it before this script was there.
  useEffect(() => setIsOpened(details.current?.open ?? false), []);
  const isDrawn = isOpened || lines.length <= mostDrawnAtOnce;
  return (
    <details ref={details} onToggle={() => setIsOpened(true)}>
      <summary className="touch cursor-pointer text-sm whitespace-nowrap text-accent">
        {total} {total === 1 ? "row" : "rows"}
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 text-sm">
        {isDrawn ? lines.map((line) => <Line key={line.slice(0, 3).join(" ")} line={line} />) : null}
        {total <= lines.length ? null : (
          <li>
            <a href={dataHref} download className="text-accent underline">
              All {total} as CSV
            </a>
          </li>
        )}
      </ul>
    </details>
  );
}

function Line({ line: [cellCode, runCode, text, exclusion = "", ...flags] }: { line: PointLine }) {
  return (
    <li>
      <CodeLink code={cellCode} /> <CodeLink code={runCode} />{" "}
      <span className={exclusion === "" ? "" : "line-through"}>{text}</span>
      {exclusion === "" ? null : <span className="text-ink-soft"> excluded: {exclusion}</span>}{" "}
      {flags.map((flag) => (
        <Badge key={flag} tone="warn">
          {flag.startsWith("conflict") ? `⚑ ${flag.slice(9)}` : flag.replaceAll("_", " ")}
        </Badge>
      ))}
    </li>
  );
}
