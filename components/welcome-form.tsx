"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "./button";
import { TextField } from "./field";
import { ProblemNote } from "./problem-note";

export function WelcomeForm({
  token,
  email,
  isFirst,
  join,
}: {
  token: string;
  email: string | null;
  isFirst: boolean;
  join: (input: unknown) => Promise<Record<string, string> | null>;
}) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsBusy(true);
    const form = new FormData(event.currentTarget);
    const input = {
      token,
      email: String(form.get("email")),
      name: String(form.get("name")),
      password: String(form.get("password")),
    };
    const found = await join(input).catch(() => ({ form: "The server did not answer. Try again." }));
    if (found !== null) {
      setProblems(found);
      setIsBusy(false);
      return;
    }
    await signIn("password", { email: input.email, password: input.password, redirect: false });
    window.location.assign("/");
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded border border-line bg-surface p-5">
      <p className="text-ink-soft">
        {isFirst
          ? "You are the first here: this account administers the lab."
          : "You are invited to this lab."}
      </p>
      {problems.form === undefined ? null : <ProblemNote>{problems.form}</ProblemNote>}
      <TextField label="Name" name="name" autoComplete="name" isRequired autoFocus problem={problems.name} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        defaultValue={email ?? ""}
        readOnly={email !== null}
        problem={problems.email}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        isRequired
        minLength={12}
        hint="At least 12 characters."
        problem={problems.password}
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? "One moment …" : "Make my account"}
      </Button>
    </form>
  );
}
