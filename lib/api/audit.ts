import { listHistory, verifyHistory } from "@/lib/services/audit";
import { api } from "./implementer";

export const auditApi = api.audit.router({
  list: api.audit.list.handler(({ context, input }) => listHistory(context.actor, input)),
  verify: api.audit.verify.handler(({ context }) => verifyHistory(context.actor)),
});
