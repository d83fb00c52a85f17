/** One search over everything a person may see: codes first, then names, notes and pages, typos forgiven. */
import { z } from "zod";
import { procedure } from "./common";

export const searchKind = z.enum([
  "lot",
  "pellet",
  "deposition",
  "interlayer",
  "cell",
  "protocol",
  "run",
  "characterization",
  "notebook",
  "comparison",
  "publication",
  "conflict",
  "finding",
  "assertion",
]);
export type SearchKind = z.infer<typeof searchKind>;

export const searchHit = z.object({
  kind: searchKind,
  id: z.uuid(),
  code: z
    .string()
    .nullable()
    .describe("Its code; of a finding or an assertion, the code of what it is about"),
  title: z.string(),
  excerpt: z.string(),
  projectId: z.uuid(),
  projectName: z.string(),
  path: z.string().nullable().describe("Address of the page in the browser"),
  isExactCode: z.boolean(),
  score: z.number().describe("3 the code, 2 its beginning, 1 the words as typed, below 1 similar words"),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchInput = z.object({
  q: z.string().trim().min(1).max(200),
  projectId: z.uuid().optional(),
  limit: z.int().min(1).max(50).default(50),
});
export type SearchInput = z.infer<typeof searchInput>;

export const searchResult = z.object({
  q: z.string(),
  count: z.int(),
  groups: z.array(z.object({ kind: searchKind, hits: z.array(searchHit) })).describe("Best group first"),
});
export type SearchResult = z.infer<typeof searchResult>;

export const searchContract = {
  query: procedure
    .route({ method: "GET", path: "/search", tags: ["search"], summary: "Search everything" })
    .input(searchInput)
    .output(searchResult),
};
