"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Badge } from "@/components/badge";
import { Button } from "@/components/button";
import { DataTable } from "@/components/data-table";
import { SelectField, TextField } from "@/components/field";
import { Moment } from "@/components/moment";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import type { ApiToken } from "@/lib/contract/account";

export function TokenList({ tokens }: { tokens: readonly ApiToken[] }) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const [secret, setSecret] = useState<string | null>(null);
  const create = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    void run(async () => {
      const made = await client.account.createToken({
        name: String(values.get("name")),
        scope: values.get("scope") === "write" ? "write" : "read",
        expiresInDays: Number(values.get("days")) || null,
      });
      setSecret(made.secret);
      form.reset();
      router.refresh();
    });
  };
  const revoke = (id: string) =>
    void run(async () => {
      await client.account.revokeToken({ id });
      router.refresh();
    });
  return (
    <div className="flex flex-col gap-3">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {secret === null ? null : (
        <ProblemNote tone="info">
          Copy it now; it is shown this once: <code className="break-all select-all">{secret}</code>
        </ProblemNote>
      )}
      <form onSubmit={create} className="flex flex-wrap items-end gap-3">
        <TextField label="Name" name="name" isRequired maxLength={200} placeholder="analysis notebook" />
        <SelectField label="May" name="scope" defaultValue="read">
          <option value="read">read</option>
          <option value="write">read and write</option>
        </SelectField>
        <SelectField label="For" name="days" defaultValue="365">
          <option value="30">30 days</option>
          <option value="365">one year</option>
          <option value="0">as long as I am here</option>
        </SelectField>
        <Button type="submit" disabled={isBusy}>
          Make a token
        </Button>
      </form>
      {tokens.length === 0 ? null : (
        <DataTable
          caption="API tokens"
          rows={tokens}
          rowKey={(token) => token.id}
          columns={[
            { key: "name", title: "Name", cell: (token) => token.name },
            { key: "hint", title: "Begins with", cell: (token) => <code>{token.hint}…</code> },
            { key: "scope", title: "May", cell: (token) => token.scope },
            { key: "used", title: "Last used", cell: (token) => <Moment iso={token.lastUsedAt} /> },
            { key: "expires", title: "Expires", cell: (token) => <Moment iso={token.expiresAt} /> },
            {
              key: "action",
              title: <span className="sr-only">Action</span>,
              cell: (token) =>
                token.revokedAt !== null ? (
                  <Badge>revoked</Badge>
                ) : (
                  <Button look="danger" className="py-0.5" onClick={() => revoke(token.id)}>
                    Revoke<span className="sr-only"> {token.name}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
    </div>
  );
}
