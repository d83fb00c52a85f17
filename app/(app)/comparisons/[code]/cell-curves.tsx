"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/button";
import type { OverlayGroup } from "@/components/comparison/overlay-choice";
import { NumberField, SelectField } from "@/components/field";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

const CycleOverlay = dynamic(() =>
  import("@/components/comparison/cycle-overlay").then((file) => file.CycleOverlay),
);
const CurveOverlay = dynamic(() =>
  import("@/components/comparison/curve-overlay").then((file) => file.CurveOverlay),
);

type Cycles = Awaited<ReturnType<typeof client.comparisons.overlayCycles>>;
type Curves = Awaited<ReturnType<typeof client.comparisons.overlayCurves>>;

/** Cells over each other, cycle by cycle and curve by curve: loaded when asked for, not with the page. */
export function CellCurves({ groups, address }: { groups: readonly OverlayGroup[]; address: string }) {
  const [index, setIndex] = useState(0);
  const [cycle, setCycle] = useState("2");
  const [cycles, setCycles] = useState<Cycles | null>(null);
  const [curves, setCurves] = useState<Curves | null>(null);
  const { run, problem, isBusy } = useAction();
  const group = groups[index];
  if (group === undefined) return null;
  const runs = group.runs.map(({ runCode }) => runCode);
  const draw = () =>
    run(async () => {
      const [byCycle, ofCycle] = await Promise.all([
        client.comparisons.overlayCycles({ runs }),
        client.comparisons.overlayCurves({ runs, cycle: Number(cycle) }),
      ]);
      setCycles(byCycle);
      setCurves(ofCycle);
    });
  return (
    <section className="no-print mt-6 flex flex-col gap-3" aria-busy={isBusy}>
      <h2 className="font-semibold">Cell over cell</h2>
      <form
        className="no-print flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void draw();
        }}
      >
        {groups.length < 2 ? null : (
          <SelectField
            label="Table"
            value={index}
            onChange={(event) => {
              setIndex(Number(event.target.value));
              setCycles(null);
              setCurves(null);
            }}
          >
            {groups.map(({ title, runs: own }, at) => (
              <option key={`${title} ${own[0]?.runCode}`} value={at}>
                {at + 1}: {title}
              </option>
            ))}
          </SelectField>
        )}
        <div className="w-36">
          <NumberField
            label="Curves of cycle"
            value={cycle}
            pattern="[0-9]+"
            required
            onChange={(event) => setCycle(event.target.value)}
          />
        </div>
        <Button type="submit" disabled={isBusy}>
          {isBusy ? "Reading …" : `Draw ${group.runs.length} cells`}
        </Button>
        {group.left === 0 ? null : (
          <span className="text-sm text-ink-soft">{group.left} more cells are not drawn.</span>
        )}
      </form>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {cycles === null ? null : (
        <CycleOverlay chosen={group.runs} cycles={cycles.runs} everyNth={cycles.everyNth} address={address} />
      )}
      {curves === null ? null : (
        <CurveOverlay
          chosen={group.runs}
          curves={curves.runs}
          cycle={curves.cycle}
          binWidthV={curves.binWidthV}
          address={address}
        />
      )}
    </section>
  );
}
