/** Cursor paging over ids, newest first: the cursor is the last id of the page before. */

export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The part of a Prisma query that asks for one page and one row more, to know whether another follows. */
export function pageArguments(query: PageQuery) {
  return {
    take: query.limit + 1,
    orderBy: { id: "desc" as const },
    ...(query.cursor === undefined ? {} : { cursor: { id: query.cursor }, skip: 1 }),
  };
}

export function toPage<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
