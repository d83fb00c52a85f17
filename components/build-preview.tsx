import { type AreaBasis, areaBases } from "@/lib/domain/area";
import type { CellAreas } from "@/lib/domain/cell-areas";
import type { StackLayer } from "@/lib/domain/stack";
import { AreaTable } from "./area-table";
import { StackDrawing } from "./stack-drawing";

/** What is being built: the stack and the areas of the first cell, as the form stands. */
export function BuildPreview({
  preview,
  title,
  count,
  basis,
}: {
  preview: { readonly layers: readonly StackLayer[]; readonly areas: CellAreas } | null;
  title: string | null;
  count: number;
  basis: string | undefined;
}) {
  const areaBasis: AreaBasis = areaBases.find((each) => each === basis) ?? "unknown";
  return (
    <aside aria-label="What is being built" className="flex flex-col gap-3 md:sticky md:top-4">
      <h2 className="font-semibold">
        {title ?? "Stack"}
        {count > 1 ? <span className="font-normal text-ink-soft"> · the first of {count}</span> : null}
      </h2>
      {preview === null ? (
        <p className="rounded border border-dashed border-line-strong px-4 py-10 text-center text-ink-soft">
          Choose an interlayer to see the stack and the areas.
        </p>
      ) : (
        <>
          <StackDrawing layers={preview.layers} />
          <AreaTable areas={preview.areas} basis={areaBasis} />
        </>
      )}
    </aside>
  );
}
