import {
  archiveProtocol,
  createProtocol,
  getProtocol,
  listProtocols,
  restoreProtocol,
  updateProtocol,
} from "@/lib/services/protocol";
import { api } from "./implementer";

const protocols = api.protocols;

export const protocolApi = protocols.router({
  list: protocols.list.handler(({ context, input }) => listProtocols(context.actor, input)),
  get: protocols.get.handler(({ context, input }) => getProtocol(context.actor, input.ref)),
  create: protocols.create.handler(({ context, input }) => createProtocol(context.actor, input)),
  update: protocols.update.handler(({ context, input }) => updateProtocol(context.actor, input)),
  archive: protocols.archive.handler(({ context, input }) => archiveProtocol(context.actor, input)),
  restore: protocols.restore.handler(({ context, input }) => restoreProtocol(context.actor, input)),
});
