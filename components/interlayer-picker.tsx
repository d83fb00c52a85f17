"use client";

import Link from "next/link";
import type { BuildGround } from "./cells-draft";
import { significant } from "./decimal";
import { ItemPicker } from "./item-picker";

/** Free interlayers, by code, metal, pellet or lot. */
export function InterlayerPicker({
  grounds,
  chosen,
  problem,
  onChange,
}: {
  grounds: readonly BuildGround[];
  chosen: readonly string[];
  problem?: string | undefined;
  onChange: (ids: readonly string[]) => void;
}) {
  return (
    <ItemPicker
      title="Interlayers"
      findLabel="Code, metal, pellet or lot"
      emptyText={
        <>
          No interlayer of this project is free:{" "}
          <Link href="/depositions/new" className="text-accent underline underline-offset-2">
            record a deposition
          </Link>{" "}
          or{" "}
          <Link href="/interlayers/new-bare" className="text-accent underline underline-offset-2">
            register a bare control
          </Link>{" "}
          first.
        </>
      }
      items={grounds.map(({ interlayer, pellet }) => ({
        id: interlayer.id,
        code: interlayer.code,
        detail: `${interlayerName(interlayer)} on ${pellet.code}`,
        words: `${interlayer.metal} ${pellet.code} ${pellet.lotCode ?? ""}`,
      }))}
      chosen={chosen}
      problem={problem}
      onChange={onChange}
    />
  );
}

/** "Ag 200 nm", "bare". */
function interlayerName({ metal, nominalThicknessNm }: BuildGround["interlayer"]): string {
  return nominalThicknessNm === null || nominalThicknessNm === 0
    ? metal
    : `${metal} ${significant(nominalThicknessNm)} nm`;
}
