import { LabelSheet } from "@/components/label-sheet";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getCell } from "@/lib/services/cell";
import { cellLabel } from "../../../label-text";
import { pageOrigin } from "../../../page-origin";

export const metadata = { title: "Label" };

export default async function CellLabelPage({ params }: { params: Promise<{ code: string }> }) {
  const cell = await foundOr404(getCell(await pageActor(), (await params).code));
  return <LabelSheet labels={[cellLabel(cell, await pageOrigin())]} back={`/cells/${cell.code}`} />;
}
