import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { listBuildable } from "@/lib/services/buildable-interlayer";
import { listLots } from "@/lib/services/lot";
import { writableProjects } from "@/lib/services/project-access";
import { BuildCells } from "./build-cells";
import { buildGround } from "./build-ground";

export const metadata = { title: "Build cells" };

export default async function NewCellsPage({
  searchParams,
}: {
  searchParams: Promise<{ interlayers?: string }>;
}) {
  const actor = await pageActor();
  const wanted = new Set((await searchParams).interlayers?.split(","));
  const projects = await writableProjects(actor);
  const grounds = await Promise.all(
    projects.map(async ({ id }) => {
      const [buildable, lots] = await Promise.all([
        listBuildable(actor, id),
        listLots(actor, { projectId: id, limit: 200, includeArchived: false }),
      ]);
      return {
        projectId: id,
        grounds: buildable.map(buildGround),
        lots: lots.items
          .filter(({ kind }) => kind !== "pellet" && kind !== "target")
          .map(({ id, code, name }) => ({ id, title: `${code} ${name}` })),
      };
    }),
  );
  const chosen = grounds
    .map(({ projectId, grounds }) => ({
      projectId,
      interlayers: grounds
        .filter(({ interlayer }) => wanted.has(interlayer.code))
        .map(({ interlayer }) => interlayer.id),
    }))
    .find(({ interlayers }) => interlayers.length > 0);
  return (
    <>
      <PageHeader
        title="Build cells"
        subtitle="One or many: what they share once, what differs in a table; codes are given in order."
      />
      {projects.length === 0 ? (
        <EmptyState title="You may not build cells in any project." />
      ) : (
        <BuildCells
          projects={projects}
          groundOf={Object.fromEntries(grounds.map((each) => [each.projectId, each]))}
          chosenAtStart={chosen ?? null}
        />
      )}
    </>
  );
}
