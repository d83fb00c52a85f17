"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Button } from "./button";
import { TextField } from "./field";
import { ProblemNote } from "./problem-note";

export function SignInForm({
  next,
  institution,
  problem,
}: {
  next: string;
  institution: string | null;
  problem: string | null;
}) {
  const [message, setMessage] = useState(problem);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setIsBusy(true);
    const form = new FormData(event.currentTarget);
    const result = await signIn("password", {
      email: form.get("email"),
      password: form.get("password"),
      redirect: false,
    }).catch(() => undefined);
    if (result?.ok) {
      window.location.assign(next);
      return;
    }
    setIsBusy(false);
    const isWrong = result?.error === "CredentialsSignin";
    setMessage(
      isWrong
        ? "E-mail or password is not right."
        : (result?.error ?? "The server did not answer. Check the connection and try again."),
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded border border-line bg-surface p-5">
      {message === null ? null : <ProblemNote>{message}</ProblemNote>}
      <TextField label="E-mail" name="email" type="email" autoComplete="username" isRequired autoFocus />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
      />
      <Button type="submit" look="primary" disabled={isBusy}>
        {isBusy ? "Signing in …" : "Sign in"}
      </Button>
      {institution === null ? null : (
        <Button onClick={() => signIn("oidc", { callbackUrl: next })}>Sign in with {institution}</Button>
      )}
    </form>
  );
}
