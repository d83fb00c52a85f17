import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { writableProjects } from "@/lib/services/project-access";
import { RegisterPellets } from "./register-pellets";

export const metadata = { title: "Register pellets" };

export default async function NewPelletsPage() {
  const actor = await pageActor();
  const projects = await writableProjects(actor);
  return (
    <>
      <PageHeader title="Register pellets" subtitle="Several at once; codes are given in order." />
      <RegisterPellets projects={projects} lots={[]} templates={[]} />
    </>
  );
}
