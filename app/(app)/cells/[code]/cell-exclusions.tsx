"use client";

import { ExclusionPanel } from "@/components/exclusion-panel";
import { client } from "@/lib/client/browser-client";
import type { Cell } from "@/lib/contract/cell";

/** The exclusion panel on the API. */
export function CellExclusions({
  cell,
  mayReview,
}: {
  cell: Pick<Cell, "id" | "exclusions">;
  mayReview: boolean;
}) {
  return (
    <ExclusionPanel
      cellId={cell.id}
      exclusions={cell.exclusions}
      mayReview={mayReview}
      exclude={(metric, reason) => client.cells.exclude({ ref: cell.id, metric, reason })}
      lift={(exclusionId, reason) => client.cells.liftExclusion({ ref: cell.id, exclusionId, reason })}
    />
  );
}
