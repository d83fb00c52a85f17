"use client";

import type { OverlaidCurve } from "@/lib/contract/comparison-overlay";
import { type Multiples, prepareMultiples } from "@/lib/plots/multiples-model";
import { Figure } from "../plot/figure";
import { SmallMultiples, smallMultiplesSize } from "../plot/small-multiples";
import type { ChosenRun } from "./overlay-choice";

type Half = OverlaidCurve["plating"];

/** Voltage curves and dQ/dV of one cycle, a small drawing for each cell. */
export function CurveOverlay({
  chosen,
  curves,
  cycle,
  binWidthV,
  address,
}: {
  chosen: readonly ChosenRun[];
  curves: readonly OverlaidCurve[];
  cycle: number;
  binWidthV: number;
  address: string;
}) {
  const items = (points: (half: Half) => { x: number; y: number }[]) =>
    chosen.map(({ cellCode, runCode, label, metal }) => {
      const found = curves.find((each) => each.runCode === runCode);
      return {
        title: `${label} ${cellCode}`,
        metal,
        plating: points(found?.plating ?? null),
        stripping: points(found?.stripping ?? null),
      };
    });
  const voltage = prepareMultiples(items(voltagePoints), {
    x: { title: "Charge", unit: "mAh" },
    y: { title: "Voltage", unit: "V" },
  });
  const differential = prepareMultiples(items(differentialPoints), {
    x: { title: "Voltage", unit: "V" },
    y: { title: "dQ/dV", unit: "mAh V⁻¹" },
    cutsPeaks: true,
  });
  return (
    <div className="grid gap-3 2xl:grid-cols-2">
      <Multiple
        name={`voltage-cycle-${cycle}`}
        title={`Voltage curves, cycle ${cycle}`}
        model={voltage}
        note={address}
      />
      <Multiple
        name={`dqdv-cycle-${cycle}`}
        title={`dQ/dV, cycle ${cycle}`}
        model={differential}
        note={`Bins of ${binWidthV * 1000} mV; peaks of plateaus diverge, compare their areas. ${address}`}
      />
    </div>
  );
}

function Multiple({
  name,
  title,
  model,
  note,
}: {
  name: string;
  title: string;
  model: Multiples;
  note: string;
}) {
  return (
    <Figure
      name={name}
      title={title}
      caption={`${model.items.length} cells on the same axes. ${model.caption} ${note}`}
      {...smallMultiplesSize(model.items.length)}
      data={{
        columns: [
          { title: "cell", unit: null },
          { title: "half", unit: null },
          { title: model.x.title, unit: model.x.unit },
          { title: model.y.title, unit: model.y.unit },
        ],
        rows: model.items.flatMap((item) =>
          item.lines.flatMap((line) => line.points.map(({ x, y }) => [item.title, line.name, x, y])),
        ),
      }}
    >
      <SmallMultiples model={model} id={name} />
    </Figure>
  );
}

function voltagePoints(half: Half): { x: number; y: number }[] {
  return (half?.capacityMah ?? []).flatMap((x, index) => {
    const y = half?.voltageV[index] ?? null;
    return x === null || y === null ? [] : [{ x, y }];
  });
}

function differentialPoints(half: Half): { x: number; y: number }[] {
  return (half?.dqdv.voltageV ?? []).map((x, index) => ({ x, y: half?.dqdv.mahPerV[index] ?? 0 }));
}
