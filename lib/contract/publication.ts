/** Publications: what published values cite. */
import { z } from "zod";
import { instant, listQuery, pageOf, procedure } from "./common";

export const publication = z.object({
  id: z.uuid(),
  version: z.int().positive(),
  createdAt: instant,
  projectId: z.uuid(),
  doi: z.string(),
  title: z.string(),
  shortName: z.string(),
  authors: z.array(z.string()),
  journal: z.string().nullable(),
  year: z.int().nullable(),
  licence: z.string().nullable(),
  assertionCount: z.int(),
  conflictCount: z.int().describe("Of its project"),
});
export type Publication = z.infer<typeof publication>;

export const publicationDetail = publication.extend({
  details: z.record(z.string(), z.unknown()).describe("Everything else that is known of it"),
});
export type PublicationDetail = z.infer<typeof publicationDetail>;

export const publicationQuery = listQuery.omit({ includeArchived: true });
export type PublicationQuery = z.infer<typeof publicationQuery>;

const base = procedure.route({ tags: ["publications"] });

export const publicationContract = {
  list: base
    .route({ method: "GET", path: "/publications", summary: "List publications" })
    .input(publicationQuery)
    .output(pageOf(publication)),
  get: base
    .route({ method: "GET", path: "/publications/{ref}", summary: "One publication" })
    .input(z.object({ ref: z.uuid() }))
    .output(publicationDetail),
};
