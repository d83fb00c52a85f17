import { alloyOfInterlayer } from "@/lib/services/film-alloy";
import {
  archiveInterlayer,
  createBareInterlayers,
  getInterlayer,
  listInterlayers,
  restoreInterlayer,
  updateInterlayer,
} from "@/lib/services/interlayer";
import { api } from "./implementer";

const interlayers = api.interlayers;

export const interlayerApi = interlayers.router({
  list: interlayers.list.handler(({ context, input }) => listInterlayers(context.actor, input)),
  get: interlayers.get.handler(({ context, input }) => getInterlayer(context.actor, input.ref)),
  alloy: interlayers.alloy.handler(({ context, input }) => alloyOfInterlayer(context.actor, input.ref)),
  createBare: interlayers.createBare.handler(async ({ context, input }) => ({
    interlayers: await createBareInterlayers(context.actor, input.interlayers),
  })),
  update: interlayers.update.handler(({ context, input }) => updateInterlayer(context.actor, input)),
  archive: interlayers.archive.handler(({ context, input }) => archiveInterlayer(context.actor, input)),
  restore: interlayers.restore.handler(({ context, input }) => restoreInterlayer(context.actor, input)),
});
