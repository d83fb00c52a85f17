"use client";

import { signOut } from "next-auth/react";
import type { FormEvent } from "react";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { TextField } from "@/components/field";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";

export function PasswordForm() {
  const { run, problem, isBusy } = useAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(async () => {
      await client.account.changePassword({
        current: String(form.get("current")),
        next: String(form.get("next")),
      });
      toast.success("Password changed. Sign in with the new one.");
      await signOut({ callbackUrl: "/sign-in" });
    });
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-3">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        isRequired
        minLength={12}
        hint="At least 12 characters. All your sessions end."
      />
      <div>
        <Button type="submit" look="primary" disabled={isBusy}>
          Change password
        </Button>
      </div>
    </form>
  );
}
