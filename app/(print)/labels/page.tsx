import { LabelSheet } from "@/components/label-sheet";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getCell } from "@/lib/services/cell";
import { getPellet } from "@/lib/services/pellet";
import { cellLabel, pelletLabel } from "../label-text";
import { pageOrigin } from "../page-origin";

export const metadata = { title: "Labels" };

/** Most labels of one print. */
const most = 100;

/** Labels of many cells and pellets at once: /labels?codes=C-0001,C-0002. */
export default async function LabelsPage({ searchParams }: { searchParams: Promise<{ codes?: string }> }) {
  const actor = await pageActor();
  const origin = await pageOrigin();
  const codes = [...new Set((await searchParams).codes?.split(",").filter(Boolean))].slice(0, most);
  const labels = await Promise.all(
    codes.map(async (code) =>
      /(^|-)P-/.test(code)
        ? pelletLabel(await foundOr404(getPellet(actor, code)), origin)
        : cellLabel(await foundOr404(getCell(actor, code)), origin),
    ),
  );
  return (
    <LabelSheet labels={labels} back={codes.some((code) => code.startsWith("P-")) ? "/pellets" : "/cells"} />
  );
}
