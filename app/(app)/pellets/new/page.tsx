import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { listLots } from "@/lib/services/lot";
import { writableProjects } from "@/lib/services/project-access";
import { treatmentPlans } from "../treatment-plans";
import { RegisterPellets } from "./register-pellets";

export const metadata = { title: "Register pellets" };

export default async function NewPelletsPage() {
  const actor = await pageActor();
  const [projects, lots, templates] = await Promise.all([
    writableProjects(actor),
    listLots(actor, { kind: "pellet", limit: 200, includeArchived: false }),
    treatmentPlans(actor),
  ]);
  const writable = new Set(projects.map(({ id }) => id));
  return (
    <>
      <PageHeader title="Register pellets" subtitle="Several at once; codes are given in order." />
      <RegisterPellets
        projects={projects}
        lots={lots.items
          .filter(({ projectId }) => writable.has(projectId))
          .map(({ id, code, name, composition, thicknessUm, diameterMm }) => ({
            id,
            title: `${code} ${name}`,
            composition,
            thicknessUm,
            diameterMm,
          }))}
        templates={templates}
      />
    </>
  );
}
