import { archiveLot, createLots, getLot, listLots, restoreLot, updateLot } from "@/lib/services/lot";
import { api } from "./implementer";

export const lotApi = api.lots.router({
  list: api.lots.list.handler(({ context, input }) => listLots(context.actor, input)),
  get: api.lots.get.handler(({ context, input }) => getLot(context.actor, input.ref)),
  create: api.lots.create.handler(async ({ context, input }) => ({
    lots: await createLots(context.actor, input.lots),
  })),
  update: api.lots.update.handler(({ context, input }) => updateLot(context.actor, input)),
  archive: api.lots.archive.handler(({ context, input }) => archiveLot(context.actor, input)),
  restore: api.lots.restore.handler(({ context, input }) => restoreLot(context.actor, input)),
});
