"use client";

import { useRouter } from "next/navigation";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { DataTable } from "@/components/data-table";
import { controlClass } from "@/components/field";
import { Moment } from "@/components/moment";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import { type Person, role } from "@/lib/contract/account";

export function PeopleList({ people, mayManage }: { people: readonly Person[]; mayManage: boolean }) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const update = (person: Person, change: { role?: Person["role"]; isDisabled?: boolean }) =>
    void run(async () => {
      await client.people.update({ id: person.id, version: person.version, ...change });
      router.refresh();
    });
  return (
    <div className="flex flex-col gap-3">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <DataTable
        caption="People"
        rows={people}
        rowKey={(person) => person.id}
        columns={[
          { key: "name", title: "Name", cell: (person) => person.name },
          { key: "email", title: "E-mail", cell: (person) => person.email },
          {
            key: "role",
            title: "Role",
            cell: (person) =>
              mayManage ? (
                <select
                  aria-label={`Role of ${person.name}`}
                  value={person.role}
                  disabled={isBusy}
                  onChange={(event) => update(person, { role: event.target.value as Person["role"] })}
                  className={`${controlClass} w-auto`}
                >
                  {role.options.map((each) => (
                    <option key={each}>{each}</option>
                  ))}
                </select>
              ) : (
                person.role
              ),
          },
          { key: "since", title: "Here since", cell: (person) => <Moment iso={person.createdAt} /> },
          {
            key: "state",
            title: "Account",
            cell: (person) => (
              <span className="flex items-center gap-2">
                <Badge tone={person.disabledAt === null ? "good" : "bad"}>
                  {person.disabledAt === null ? "active" : "disabled"}
                </Badge>
                {mayManage ? (
                  <Button
                    look="quiet"
                    className="py-0.5"
                    disabled={isBusy}
                    onClick={() => update(person, { isDisabled: person.disabledAt === null })}
                  >
                    {person.disabledAt === null ? "Disable" : "Enable"}
                    <span className="sr-only"> {person.name}</span>
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}
