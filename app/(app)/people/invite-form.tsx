"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { SelectField, TextField } from "@/components/field";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

const invitedRoles = ["viewer", "member", "pi"] as const;

export function InviteForm({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const { run, problem, isBusy } = useAction();
  const [link, setLink] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email")).trim();
    const projectId = String(form.get("projectId"));
    void run(async () => {
      const { path } = await client.people.invite({
        ...(email === "" ? {} : { email }),
        ...(projectId === "" ? {} : { projectId }),
        role: invitedRoles.find((each) => each === form.get("role")) ?? "member",
      });
      setLink(window.location.origin + path);
    });
  };
  return (
    <div className="flex flex-col gap-3">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <TextField label="E-mail" name="email" type="email" placeholder="empty: whoever has the link" />
        <SelectField label="Role" name="role" defaultValue="member">
          {invitedRoles.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <SelectField label="Into project" name="projectId" defaultValue={projects[0]?.id ?? ""}>
          <option value="">none</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Button type="submit" look="primary" disabled={isBusy}>
          Make an invitation link
        </Button>
      </form>
      {link === null ? null : (
        <ProblemNote tone="info">
          Send this link; it works once, for 14 days: <code className="break-all select-all">{link}</code>
        </ProblemNote>
      )}
    </div>
  );
}
