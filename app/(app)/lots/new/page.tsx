import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { writableProjects } from "@/lib/services/project-access";
import { NewLot } from "./new-lot";

export const metadata = { title: "Register a lot" };

export default async function NewLotPage() {
  const projects = await writableProjects(await pageActor());
  return (
    <>
      <PageHeader title="Register a lot" />
      <NewLot projects={projects} />
    </>
  );
}
