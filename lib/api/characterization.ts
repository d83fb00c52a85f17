import {
  archiveCharacterization,
  attachToCharacterization,
  createCharacterizations,
  detachFromCharacterization,
  getCharacterization,
  listCharacterizations,
  restoreCharacterization,
  updateCharacterization,
} from "@/lib/services/characterization";
import { api } from "./implementer";

const room = api.characterizations;

export const characterizationApi = room.router({
  list: room.list.handler(({ context, input }) => listCharacterizations(context.actor, input)),
  get: room.get.handler(({ context, input }) => getCharacterization(context.actor, input.ref)),
  create: room.create.handler(async ({ context, input }) => ({
    characterizations: await createCharacterizations(context.actor, input.characterizations),
  })),
  update: room.update.handler(({ context, input }) => updateCharacterization(context.actor, input)),
  detachFile: room.detachFile.handler(({ context, input }) =>
    detachFromCharacterization(context.actor, input),
  ),
  attachFile: room.attachFile.handler(({ context, input }) => attachToCharacterization(context.actor, input)),
  archive: room.archive.handler(({ context, input }) => archiveCharacterization(context.actor, input)),
  restore: room.restore.handler(({ context, input }) => restoreCharacterization(context.actor, input)),
});
