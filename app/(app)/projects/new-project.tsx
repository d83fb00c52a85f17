"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

export function NewProject() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const { run, problem, isBusy } = useAction();
  if (!isOpen) {
    return (
      <Button look="primary" onClick={() => setIsOpen(true)}>
        Start a project
      </Button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    void run(async () => {
      const project = await client.projects.create({ name });
      router.push(`/projects/${project.slug}`);
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <TextField label="Name of the project" name="name" isRequired autoFocus maxLength={200} />
      <Button type="submit" look="primary" disabled={isBusy}>
        Start
      </Button>
      <Button look="quiet" onClick={() => setIsOpen(false)}>
        Cancel
      </Button>
    </form>
  );
}
