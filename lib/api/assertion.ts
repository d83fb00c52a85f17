import {
  changeAssertionStatus,
  createAssertions,
  getAssertion,
  listAssertions,
  statedProperties,
} from "@/lib/services/assertion";
import { api } from "./implementer";

export const assertionApi = api.assertions.router({
  list: api.assertions.list.handler(({ context, input }) => listAssertions(context.actor, input)),
  get: api.assertions.get.handler(({ context, input }) => getAssertion(context.actor, input.ref)),
  stated: api.assertions.stated.handler(async ({ context, input }) => ({
    properties: await statedProperties(context.actor, input.subject),
  })),
  create: api.assertions.create.handler(async ({ context, input }) => ({
    assertions: await createAssertions(context.actor, input.assertions),
  })),
  setStatus: api.assertions.setStatus.handler(({ context, input }) =>
    changeAssertionStatus(context.actor, input),
  ),
});
