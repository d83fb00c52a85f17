import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { writableProjects } from "@/lib/services/project-access";
import { WritePage } from "./write-page";

export const metadata = { title: "New notebook page" };

export default async function NewNotebookPage() {
  const projects = await writableProjects(await pageActor());
  return (
    <>
      <PageHeader title="New notebook page" subtitle="Files are attached once the page is saved." />
      <WritePage projects={projects} />
    </>
  );
}
