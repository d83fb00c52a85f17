import { createColumnMapping, listColumnMappings } from "@/lib/services/column-mapping";
import { api } from "./implementer";

export const columnMappingApi = api.columnMappings.router({
  list: api.columnMappings.list.handler(async ({ context, input }) => ({
    items: await listColumnMappings(context.actor, input.projectId),
  })),
  create: api.columnMappings.create.handler(({ context, input }) =>
    createColumnMapping(context.actor, input),
  ),
});
