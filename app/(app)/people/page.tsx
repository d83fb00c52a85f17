import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import { mayInLab } from "@/lib/domain/policy";
import { listPeople } from "@/lib/services/people";
import { writableProjects } from "@/lib/services/project-access";
import { InviteForm } from "./invite-form";
import { PeopleList } from "./people-list";

export const metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await pageActor();
  const [people, projects] = await Promise.all([listPeople(actor), writableProjects(actor)]);
  return (
    <>
      <PageHeader title="People" subtitle="Everyone with an account in this lab." />
      {mayInLab(actor, "invite") ? (
        <Section title="Invite someone">
          <InviteForm projects={projects} />
        </Section>
      ) : null}
      <Section title="Accounts">
        <PeopleList people={people.items} mayManage={mayInLab(actor, "manage_users")} />
      </Section>
    </>
  );
}
