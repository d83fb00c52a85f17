import { evaluateComparison } from "@/lib/services/comparison";
import { overlayCurves, overlayCycles } from "@/lib/services/comparison-overlay";
import { compareWithNow, pinComparison, recomputeComparison } from "@/lib/services/comparison-pin";
import {
  archiveSavedComparison,
  commentOnComparison,
  createSavedComparison,
  getComparisonResult,
  getSavedComparison,
  listSavedComparisons,
  restoreSavedComparison,
  signOffComparison,
  updateSavedComparison,
} from "@/lib/services/saved-comparison";
import { api } from "./implementer";

const door = api.comparisons;

export const comparisonApi = door.router({
  evaluate: door.evaluate.handler(({ context, input }) => evaluateComparison(context.actor, input)),
  list: door.list.handler(({ context, input }) => listSavedComparisons(context.actor, input)),
  get: door.get.handler(({ context, input }) => getSavedComparison(context.actor, input.ref)),
  result: door.result.handler(({ context, input }) => getComparisonResult(context.actor, input.ref)),
  create: door.create.handler(({ context, input }) => createSavedComparison(context.actor, input)),
  update: door.update.handler(({ context, input }) => updateSavedComparison(context.actor, input)),
  archive: door.archive.handler(({ context, input }) => archiveSavedComparison(context.actor, input)),
  restore: door.restore.handler(({ context, input }) => restoreSavedComparison(context.actor, input)),
  pin: door.pin.handler(({ context, input }) => pinComparison(context.actor, input)),
  changes: door.changes.handler(({ context, input }) => compareWithNow(context.actor, input.ref)),
  recompute: door.recompute.handler(({ context, input }) => recomputeComparison(context.actor, input.ref)),
  comment: door.comment.handler(({ context, input }) => commentOnComparison(context.actor, input)),
  overlayCycles: door.overlayCycles.handler(({ context, input }) => overlayCycles(context.actor, input.runs)),
  overlayCurves: door.overlayCurves.handler(({ context, input }) => overlayCurves(context.actor, input)),
  signOff: door.signOff.handler(({ context, input }) => signOffComparison(context.actor, input)),
});
