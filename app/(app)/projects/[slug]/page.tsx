import { Badge } from "@/components/badge";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { foundOr404 } from "@/lib/auth/found";
import { pageActor } from "@/lib/auth/page-actor";
import { getProject } from "@/lib/services/project";
import { listProjectMembers, whoCanSeeProject } from "@/lib/services/project-member";
import { ArchiveRecord } from "../../archive-record";
import { ProjectForm } from "./project-form";
import { ProjectMembers } from "./project-members";

export async function generateMetadata({ params }: { params: Promise<{ slug: string }> }) {
  return { title: (await params).slug };
}

const yes = (may: boolean) =>
  may ? <Badge tone="good">yes</Badge> : <span className="text-ink-soft">no</span>;

export default async function ProjectPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await pageActor();
  const project = await foundOr404(getProject(actor, slug));
  const [members, readers] = await Promise.all([
    listProjectMembers(actor, slug),
    whoCanSeeProject(actor, slug),
  ]);
  const mayManage = project.myRole === "pi" || project.myRole === "admin";
  return (
    <>
      <PageHeader
        title={project.name}
        subtitle={`${project.kind} project, seen by ${project.visibility === "lab" ? "everyone in the lab" : "its members"}`}
      />
      {mayManage && project.kind === "lab" ? <ProjectForm project={project} /> : <p>{project.description}</p>}
      <Section title="Members">
        <ProjectMembers slug={project.slug} members={members.items} mayManage={mayManage} />
      </Section>
      <Section title="Who can see and change this project">
        <DataTable
          caption="Who can see and change this project"
          rows={readers.items}
          rowKey={(reader) => reader.userId}
          columns={[
            { key: "name", title: "Name", cell: (reader) => reader.name },
            { key: "role", title: "As", cell: (reader) => reader.role },
            { key: "why", title: "Because", cell: (reader) => reader.explanation },
            { key: "read", title: "See", cell: (reader) => yes(reader.mayRead) },
            { key: "write", title: "Change", cell: (reader) => yes(reader.mayWrite) },
            { key: "review", title: "Review", cell: (reader) => yes(reader.mayReview) },
            { key: "manage", title: "Manage", cell: (reader) => yes(reader.mayManage) },
          ]}
        />
      </Section>
      {mayManage && project.kind === "lab" ? (
        <ArchiveRecord
          room="projects"
          record={{ id: project.id, version: project.version, archivedAt: project.archivedAt }}
        />
      ) : null}
    </>
  );
}
