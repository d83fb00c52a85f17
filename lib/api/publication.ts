import { getPublication, listPublications } from "@/lib/services/publication";
import { api } from "./implementer";

export const publicationApi = api.publications.router({
  list: api.publications.list.handler(({ context, input }) => listPublications(context.actor, input)),
  get: api.publications.get.handler(({ context, input }) => getPublication(context.actor, input.ref)),
});
