import { LabelSheet } from "@/components/label-sheet";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getPellet } from "@/lib/services/pellet";
import { pelletLabel } from "../../../label-text";
import { pageOrigin } from "../../../page-origin";

export const metadata = { title: "Label" };

export default async function PelletLabelPage({ params }: { params: Promise<{ code: string }> }) {
  const pellet = await foundOr404(getPellet(await pageActor(), (await params).code));
  return <LabelSheet labels={[pelletLabel(pellet, await pageOrigin())]} back={`/pellets/${pellet.code}`} />;
}
