/** "Part of a code, name or note", as lists ask for it. */

/** A Prisma filter: any of the fields contains the text, whatever its case; no filter for an empty text. */
export function containsInAny<Field extends string>(search: string | undefined, fields: readonly Field[]) {
  const text = search?.trim() ?? "";
  if (text === "") return {};
  return {
    OR: fields.map(
      (field) =>
        ({ [field]: { contains: text, mode: "insensitive" as const } }) as Record<
          Field,
          { contains: string; mode: "insensitive" }
        >,
    ),
  };
}

/** The text as a LIKE pattern for "contains", its own % _ and \ taken literally. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
