/** The one search over the view `searchable`; trigram indexes serve it. */
import type { SearchKind } from "@/lib/contract/search";
import type { Database } from "./client";
import type { Prisma } from "./generated/client";
import { likePattern } from "./search-text";

export interface SearchRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly body: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly score: number;
}

/**
 * Word similarity of "deamination" to "delamination" is 0.67, of "alloving" to "alloying" 0.50, of "columbic" to
 * "coulombic" 0.36: the worst misprint that must still be found.
 */
const leastSimilarity = 0.34;

/** Hits of one kind before the other kinds have their turn: two thousand statements must not hide three cells. */
const turn = 6;

/**
 * Best first: 3 the code itself, 2 a code that begins so, 1 the words as typed, below 1 the similarity of the words.
 * @param codes the query as a code, and as the code it is short for
 */
export async function searchRows(
  db: Database,
  search: { readonly q: string; readonly codes: readonly string[]; readonly limit: number },
  visible: Prisma.ProjectWhereInput,
): Promise<readonly SearchRow[]> {
  const projects = await db.project.findMany({ where: visible, select: { id: true, name: true } });
  const names = new Map(projects.map((project) => [project.id, project.name]));
  const codes = search.codes.map((code) => code.toLowerCase());
  const beginning = likePattern(search.q).slice(1);
  const inside = likePattern(search.q);
  // A code stands in its row's own text, so that the trigram index finds it as well.
  const code = likePattern(search.codes.at(-1) ?? search.q);
  // A threshold of its own for this query alone; the operator <% can use the index, the function cannot.
  const [, rows] = await db.$transaction([
    db.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(leastSimilarity)}, true)`,
    db.$queryRaw<Omit<SearchRow, "projectName">[]>`
      WITH hits AS (
        SELECT kind, id, code, title, left(body, 20000) AS body, project_id,
          kind IN ('finding', 'assertion', 'conflict') AS is_evidence,
          CASE WHEN kind NOT IN ('finding', 'assertion') AND lower(code) = ANY(${codes}::text[]) THEN 3
            WHEN kind NOT IN ('finding', 'assertion') AND code ILIKE ${beginning} THEN 2
            WHEN body ILIKE ${inside} THEN 1
            ELSE least(word_similarity(${search.q}, body), 0.99) END::float8 AS score
        FROM searchable
        WHERE (body ILIKE ${inside} OR body ILIKE ${code} OR ${search.q} <% body)
          AND project_id = ANY(${[...names.keys()]}::uuid[])
      ), numbered AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, length(body), code, id) AS place FROM hits
      )
      SELECT kind, id::text, code, title, body, project_id::text AS "projectId", score
      FROM numbered
      ORDER BY CASE WHEN score >= 2 THEN 0 ELSE (place - 1) / ${turn}::int END, score DESC, is_evidence, kind, place
      LIMIT ${search.limit}`,
  ]);
  return rows.map((row) => ({ ...row, projectName: names.get(row.projectId) ?? "" }));
}
