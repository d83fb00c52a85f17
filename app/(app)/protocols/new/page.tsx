import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { writableProjects } from "@/lib/services/project-access";
import { WriteProtocol } from "./write-protocol";

export const metadata = { title: "Write a protocol" };

export default async function NewProtocolPage() {
  const projects = await writableProjects(await pageActor());
  return (
    <>
      <PageHeader
        title="Write a protocol"
        subtitle="Typed steps in order; the current is drawn beside them."
      />
      {projects.length === 0 ? (
        <EmptyState title="You may not write protocols in any project." />
      ) : (
        <WriteProtocol projects={projects} />
      )}
    </>
  );
}
