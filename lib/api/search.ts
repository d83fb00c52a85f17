import { searchEverything } from "@/lib/services/search";
import { api } from "./implementer";

export const searchApi = api.search.router({
  query: api.search.query.handler(({ context, input }) => searchEverything(context.actor, input)),
});
