import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { listLots } from "@/lib/services/lot";
import { listPellets } from "@/lib/services/pellet";
import { writableProjects } from "@/lib/services/project-access";
import { RecordDeposition } from "./record-deposition";

export const metadata = { title: "Record a deposition" };

export default async function NewDepositionPage() {
  const actor = await pageActor();
  const projects = await writableProjects(actor);
  const base = { limit: 200, includeArchived: false };
  const [targets, ...pelletLists] = await Promise.all([
    listLots(actor, { ...base, kind: "target" }),
    ...projects.map(({ id }) => listPellets(actor, { ...base, projectId: id, status: "available" })),
  ]);
  const pelletsOf = Object.fromEntries(
    projects.map(({ id }, index) => [
      id,
      // In the order of their codes, the way they lie in the box.
      (pelletLists[index]?.items ?? []).map(({ id, code, lotCode }) => ({ id, code, lotCode })).reverse(),
    ]),
  );
  return (
    <>
      <PageHeader
        title="Record a deposition"
        subtitle="One run of the sputter tool and every pellet in it."
      />
      <RecordDeposition
        projects={projects}
        targets={targets.items.map(({ id, code, name }) => ({ id, title: `${code} ${name}` }))}
        pelletsOf={pelletsOf}
      />
    </>
  );
}
