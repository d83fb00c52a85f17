import Link from "next/link";
import { Badge } from "@/components/badge";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { mayInLab } from "@/lib/domain/policy";
import { listProjects } from "@/lib/services/project";
import { NewProject } from "./new-project";

export const metadata = { title: "Projects" };

const kindTones = { lab: "good", literature: "accent", demonstration: "simulated" } as const;

export default async function ProjectsPage() {
  const actor = await pageActor();
  const { items } = await listProjects(actor, { limit: 200, includeArchived: false });
  return (
    <>
      <PageHeader
        title="Projects"
        subtitle="Bodies of work, each with its members."
        actions={mayInLab(actor, "create_project") ? <NewProject /> : null}
      />
      <DataTable
        caption="Projects"
        rows={items}
        rowKey={(project) => project.id}
        columns={[
          {
            key: "name",
            title: "Name",
            cell: (project) => (
              <Link href={`/projects/${project.slug}`} className="font-medium text-accent hover:underline">
                {project.name}
              </Link>
            ),
          },
          {
            key: "kind",
            title: "Kind",
            cell: (project) => <Badge tone={kindTones[project.kind]}>{project.kind}</Badge>,
          },
          {
            key: "visibility",
            title: "Seen by",
            cell: (project) => (project.visibility === "lab" ? "everyone in the lab" : "members"),
          },
          { key: "role", title: "You are", cell: (project) => project.myRole },
          { key: "members", title: "Members", isNumeric: true, cell: (project) => project.memberCount },
          {
            key: "pellets",
            title: "Pellets",
            isNumeric: true,
            isMinor: true,
            cell: (project) => project.pelletCount,
          },
          { key: "cells", title: "Cells", isNumeric: true, cell: (project) => project.cellCount },
          { key: "runs", title: "Runs", isNumeric: true, isMinor: true, cell: (project) => project.runCount },
        ]}
      />
    </>
  );
}
