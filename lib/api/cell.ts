import { archiveCell, getCell, listCells, restoreCell, updateCell } from "@/lib/services/cell";
import { createCells } from "@/lib/services/cell-build";
import { excludeCell, liftExclusion } from "@/lib/services/exclusion";
import { api } from "./implementer";

const cells = api.cells;

export const cellApi = cells.router({
  list: cells.list.handler(({ context, input }) => listCells(context.actor, input)),
  get: cells.get.handler(({ context, input }) => getCell(context.actor, input.ref)),
  create: cells.create.handler(({ context, input }) => createCells(context.actor, input.cells)),
  update: cells.update.handler(({ context, input }) => updateCell(context.actor, input)),
  archive: cells.archive.handler(({ context, input }) => archiveCell(context.actor, input)),
  restore: cells.restore.handler(({ context, input }) => restoreCell(context.actor, input)),
  exclude: cells.exclude.handler(({ context, input }) => excludeCell(context.actor, input)),
  liftExclusion: cells.liftExclusion.handler(({ context, input }) => liftExclusion(context.actor, input)),
});
