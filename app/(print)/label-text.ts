/** What a label says of a cell or a pellet. */
import type { LabelText } from "@/components/label";
import type { Cell } from "@/lib/contract/cell";
import type { Pellet } from "@/lib/contract/pellet";
import { pathOfCode } from "@/lib/domain/codes";

export function cellLabel(cell: Cell, origin: string): LabelText {
  const { metal, nominalThicknessNm, isBare } = cell.lineage.interlayer;
  const thickness = isBare || nominalThicknessNm === null ? "" : ` ${nominalThicknessNm} nm`;
  return {
    ...common(cell, origin),
    lines: [`${metal}${thickness}`, cell.kind?.replace("_", " ") ?? "", cell.builtOn ?? ""].filter(Boolean),
  };
}

export function pelletLabel(pellet: Pellet, origin: string): LabelText {
  const size = pellet.diameterMm === null ? "" : `⌀ ${pellet.diameterMm}\u00a0mm`;
  return {
    ...common(pellet, origin),
    lines: [pellet.composition, [pellet.lotCode, size].filter(Boolean).join(", ")].filter(Boolean),
  };
}

function common(of: Pick<Cell, "code" | "provenance">, origin: string) {
  return {
    code: of.code,
    address: `${origin}${pathOfCode(of.code) ?? "/"}`,
    isSimulated: of.provenance === "simulated",
  };
}
