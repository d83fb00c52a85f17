import { compareConductivities } from "@/lib/services/conductivity";
import { api } from "./implementer";

export const conductivityApi = api.conductivities.router({
  compare: api.conductivities.compare.handler(({ context, input }) =>
    compareConductivities(context.actor, input),
  ),
});
