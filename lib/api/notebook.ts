import {
  archiveNotebookEntry,
  attachToNotebook,
  createNotebookEntry,
  detachFromNotebook,
  getNotebookEntry,
  listNotebookEntries,
  restoreNotebookEntry,
  signNotebookEntry,
  updateNotebookEntry,
} from "@/lib/services/notebook";
import { api } from "./implementer";

export const notebookApi = api.notebook.router({
  list: api.notebook.list.handler(({ context, input }) => listNotebookEntries(context.actor, input)),
  get: api.notebook.get.handler(({ context, input }) => getNotebookEntry(context.actor, input.ref)),
  create: api.notebook.create.handler(({ context, input }) => createNotebookEntry(context.actor, input)),
  update: api.notebook.update.handler(({ context, input }) => updateNotebookEntry(context.actor, input)),
  detachFile: api.notebook.detachFile.handler(({ context, input }) =>
    detachFromNotebook(context.actor, input),
  ),
  attachFile: api.notebook.attachFile.handler(({ context, input }) => attachToNotebook(context.actor, input)),
  sign: api.notebook.sign.handler(({ context, input }) => signNotebookEntry(context.actor, input)),
  archive: api.notebook.archive.handler(({ context, input }) => archiveNotebookEntry(context.actor, input)),
  restore: api.notebook.restore.handler(({ context, input }) => restoreNotebookEntry(context.actor, input)),
});
