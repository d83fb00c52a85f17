/** "Projects that this person may see", for queries written in SQL. */
import { Prisma } from "./generated/client";

export interface ProjectScope {
  /** Administrators and the product itself. */
  readonly seesAll: boolean;
  readonly memberOf: readonly string[];
}

/** A condition on the projects table under that alias. */
export function isVisibleProject(scope: ProjectScope, alias: string): Prisma.Sql {
  if (scope.seesAll) return Prisma.sql`TRUE`;
  const table = Prisma.raw(alias);
  return Prisma.sql`(${table}.visibility = 'lab' OR ${table}.id = ANY(${[...scope.memberOf]}::uuid[]))`;
}
