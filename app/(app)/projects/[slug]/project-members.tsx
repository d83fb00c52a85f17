"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/button";
import { DataTable } from "@/components/data-table";
import { controlClass, SelectField, TextField } from "@/components/field";
import { Moment } from "@/components/moment";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import { type ProjectMember, type ProjectRole, projectRole } from "@/lib/contract/project";

export function ProjectMembers({
  slug,
  members,
  mayManage,
}: {
  slug: string;
  members: readonly ProjectMember[];
  mayManage: boolean;
}) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const act = (action: () => Promise<unknown>) =>
    void run(async () => {
      await action();
      router.refresh();
    });
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const role = projectRole.catch("member").parse(values.get("role"));
    act(async () => {
      await client.projects.addMember({ ref: slug, person: String(values.get("person")).trim(), role });
      form.reset();
    });
  };
  return (
    <div className="flex flex-col gap-3">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {mayManage ? (
        <form onSubmit={add} className="flex flex-wrap items-end gap-3">
          <TextField label="E-mail of a person of the lab" name="person" type="email" isRequired />
          <SelectField label="Role" name="role" defaultValue="member">
            {projectRole.options.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </SelectField>
          <Button type="submit" disabled={isBusy}>
            Add
          </Button>
        </form>
      ) : null}
      {members.length === 0 ? (
        <p className="text-ink-soft">No members yet.</p>
      ) : (
        <DataTable
          caption="Members"
          rows={members}
          rowKey={(member) => member.userId}
          columns={[
            { key: "name", title: "Name", cell: (member) => member.name },
            { key: "email", title: "E-mail", cell: (member) => member.email },
            {
              key: "role",
              title: "Role here",
              cell: (member) =>
                mayManage ? (
                  <select
                    aria-label={`Role of ${member.name}`}
                    value={member.role}
                    disabled={isBusy}
                    onChange={(event) =>
                      act(() =>
                        client.projects.changeMember({
                          ref: slug,
                          userId: member.userId,
                          role: event.target.value as ProjectRole,
                        }),
                      )
                    }
                    className={`${controlClass} w-auto`}
                  >
                    {projectRole.options.map((each) => (
                      <option key={each}>{each}</option>
                    ))}
                  </select>
                ) : (
                  member.role
                ),
            },
            { key: "since", title: "Since", cell: (member) => <Moment iso={member.memberSince} /> },
            {
              key: "action",
              title: <span className="sr-only">Action</span>,
              cell: (member) =>
                mayManage ? (
                  <Button
                    look="quiet"
                    className="py-0.5"
                    disabled={isBusy}
                    onClick={() =>
                      act(() => client.projects.removeMember({ ref: slug, userId: member.userId }))
                    }
                  >
                    Remove<span className="sr-only"> {member.name}</span>
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
    </div>
  );
}
