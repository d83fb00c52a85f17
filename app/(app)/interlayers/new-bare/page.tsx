import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { listPellets } from "@/lib/services/pellet";
import { writableProjects } from "@/lib/services/project-access";
import { RegisterBare } from "./register-bare";

export const metadata = { title: "Register uncoated controls" };

export default async function NewBarePage() {
  const actor = await pageActor();
  const projects = new Set((await writableProjects(actor)).map(({ id }) => id));
  const { items } = await listPellets(actor, { limit: 200, includeArchived: false, status: "available" });
  return (
    <>
      <PageHeader
        title="Register uncoated controls"
        subtitle="A control is an explicit interlayer named “bare”, so that comparisons can show it."
      />
      <RegisterBare pellets={items.filter(({ projectId }) => projects.has(projectId)).reverse()} />
    </>
  );
}
