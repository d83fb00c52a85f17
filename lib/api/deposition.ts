import {
  addCoatings,
  archiveDeposition,
  createDeposition,
  getDeposition,
  listDepositions,
  restoreDeposition,
  updateDeposition,
} from "@/lib/services/deposition";
import { api } from "./implementer";

const depositions = api.depositions;

export const depositionApi = depositions.router({
  list: depositions.list.handler(({ context, input }) => listDepositions(context.actor, input)),
  get: depositions.get.handler(({ context, input }) => getDeposition(context.actor, input.ref)),
  create: depositions.create.handler(({ context, input }) => createDeposition(context.actor, input)),
  addCoatings: depositions.addCoatings.handler(({ context, input }) => addCoatings(context.actor, input)),
  update: depositions.update.handler(({ context, input }) => updateDeposition(context.actor, input)),
  archive: depositions.archive.handler(({ context, input }) => archiveDeposition(context.actor, input)),
  restore: depositions.restore.handler(({ context, input }) => restoreDeposition(context.actor, input)),
});
