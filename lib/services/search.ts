/** Use case of the search box. */
import type { SearchHit, SearchInput, SearchKind, SearchResult } from "@/lib/contract/search";
import { database } from "@/lib/db/client";
import { type SearchRow, searchRows } from "@/lib/db/search";
import type { Actor } from "@/lib/domain/actor";
import { codeFromShortForm, pathOfCode } from "@/lib/domain/codes";
import { excerptAround } from "@/lib/domain/excerpt";
import { visibleProjects } from "./project-access";

/** At most 50 hits in projects that the actor may see, grouped by kind, the group of the best hit first. */
export async function searchEverything(actor: Actor, input: SearchInput): Promise<SearchResult> {
  const { q, limit, projectId } = input;
  const full = codeFromShortForm(q);
  const visible = visibleProjects(actor);
  const rows = await searchRows(
    database(),
    { q, codes: full === null ? [q] : [q, full], limit },
    projectId === undefined ? visible : { AND: [visible, { id: projectId }] },
  );
  const worthShowing = withoutGuesses(rows);
  const groups = new Map<SearchKind, SearchHit[]>();
  for (const row of worthShowing) groups.set(row.kind, [...(groups.get(row.kind) ?? []), toHit(row, q)]);
  return {
    q,
    count: worthShowing.length,
    groups: [...groups].map(([kind, hits]) => ({ kind, hits })),
  };
}

/** Where the words stand as typed, faint likeness elsewhere is noise. */
function withoutGuesses(rows: readonly SearchRow[]): readonly SearchRow[] {
  return rows.some(({ score }) => score >= 1) ? rows.filter(({ score }) => score >= 0.6) : rows;
}

function toHit({ body, ...row }: SearchRow, q: string): SearchHit {
  return {
    ...row,
    excerpt: excerptAround(body, q),
    path: pathOf(row),
    isExactCode: row.score >= 3,
  };
}

function pathOf(row: Pick<SearchRow, "kind" | "id" | "code">): string | null {
  if (row.kind === "publication") return `/publications/${row.id}`;
  if (row.kind === "conflict") return `/conflicts/${row.id}`;
  if (row.code === null) return null;
  return pathOfCode(row.code) ?? pathOfKind(row.kind, row.code);
}

const rooms: Readonly<Partial<Record<SearchKind, string>>> = {
  lot: "lots",
  pellet: "pellets",
  deposition: "depositions",
  interlayer: "interlayers",
  cell: "cells",
  protocol: "protocols",
  run: "runs",
  characterization: "characterizations",
  notebook: "notebook",
  comparison: "comparisons",
};

/** A lab's own code ("MINE-1") does not tell its kind; the row does. */
function pathOfKind(kind: SearchKind, code: string): string | null {
  const room = rooms[kind];
  return room === undefined ? null : `/${room}/${encodeURIComponent(code)}`;
}
