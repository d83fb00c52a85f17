import { evaluateComparison } from "@/lib/services/comparison";
import { api } from "./implementer";

export const comparisonApi = api.comparisons.router({
  evaluate: api.comparisons.evaluate.handler(({ context, input }) =>
    evaluateComparison(context.actor, input),
  ),
});
