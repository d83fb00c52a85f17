"use client";

import Link from "next/link";
import { ItemPicker } from "./item-picker";

export interface PickablePellet {
  readonly id: string;
  readonly code: string;
  readonly lotCode: string | null;
}

/** Free pellets, by code or by lot. */
export function PelletPicker({
  pellets,
  chosen,
  onChange,
}: {
  pellets: readonly PickablePellet[];
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}) {
  return (
    <ItemPicker
      title="Pellets"
      findLabel="Code or lot"
      emptyText={
        <>
          No pellet of this project is free:{" "}
          <Link href="/pellets/new" className="text-accent underline underline-offset-2">
            register some
          </Link>{" "}
          first.
        </>
      }
      items={pellets.map(({ id, code, lotCode }) => ({ id, code, detail: lotCode, words: lotCode ?? "" }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
