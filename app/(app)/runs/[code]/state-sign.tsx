"use client";

import { type SignChange, SignForm } from "@/components/run/sign-form";
import { client } from "@/lib/client/browser-client";
import type { Cell } from "@/lib/contract/cell";

/** The form for the plating sign on the API of the cell. */
export function StateSign({
  cell,
}: {
  cell: Pick<Cell, "id" | "version" | "platingSign" | "platingSignReason">;
}) {
  const state = (change: SignChange, version: number) =>
    client.cells.update({ ...change, ref: cell.id, version });
  return (
    <details className="mt-2">
      <summary className="touch w-fit cursor-pointer text-accent">State it by hand</summary>
      <div className="mt-3">
        <SignForm cell={cell} state={state} />
      </div>
    </details>
  );
}
