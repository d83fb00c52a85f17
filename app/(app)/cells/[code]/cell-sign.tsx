"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { type InferredSign, PlatingSign } from "@/components/plating-sign";
import { client } from "@/lib/client/browser-client";
import type { Cell } from "@/lib/contract/cell";

/** The plating sign on the API: a person's word makes an inferred sign a stated one. */
export function CellSign({
  cell,
  inferred,
  mayWrite,
}: {
  cell: Pick<Cell, "id" | "version" | "platingSign" | "platingSignReason">;
  inferred: InferredSign | null;
  mayWrite: boolean;
}) {
  const router = useRouter();
  const confirm = async ({ sign, reason, runCode }: InferredSign) => {
    await client.cells.update({
      ref: cell.id,
      version: cell.version,
      platingSign: sign,
      platingSignReason: shortened(`${runCode}: ${reason}`),
    });
    toast.success("The plating sign is stated");
    router.refresh();
  };
  return (
    <PlatingSign
      stated={cell.platingSign === null ? null : { sign: cell.platingSign, reason: cell.platingSignReason }}
      inferred={inferred}
      confirm={mayWrite ? confirm : null}
    />
  );
}

/** The most that a reason may be long. */
const longest = 200;

function shortened(reason: string): string {
  return reason.length > longest ? `${reason.slice(0, longest - 1)}…` : reason;
}
