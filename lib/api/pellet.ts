import {
  archivePellet,
  createPellets,
  getPellet,
  listPellets,
  restorePellet,
  updatePellet,
} from "@/lib/services/pellet";
import { api } from "./implementer";

export const pelletApi = api.pellets.router({
  list: api.pellets.list.handler(({ context, input }) => listPellets(context.actor, input)),
  get: api.pellets.get.handler(({ context, input }) => getPellet(context.actor, input.ref)),
  create: api.pellets.create.handler(async ({ context, input }) => ({
    pellets: await createPellets(context.actor, input.pellets),
  })),
  update: api.pellets.update.handler(({ context, input }) => updatePellet(context.actor, input)),
  archive: api.pellets.archive.handler(({ context, input }) => archivePellet(context.actor, input)),
  restore: api.pellets.restore.handler(({ context, input }) => restorePellet(context.actor, input)),
});
