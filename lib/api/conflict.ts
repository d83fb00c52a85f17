import { createConflict, getConflict, listConflicts, resolveConflict } from "@/lib/services/conflict";
import { api } from "./implementer";

export const conflictApi = api.conflicts.router({
  list: api.conflicts.list.handler(({ context, input }) => listConflicts(context.actor, input)),
  get: api.conflicts.get.handler(({ context, input }) => getConflict(context.actor, input.ref)),
  create: api.conflicts.create.handler(({ context, input }) => createConflict(context.actor, input)),
  resolve: api.conflicts.resolve.handler(({ context, input }) => resolveConflict(context.actor, input)),
});
