/** The saved column mapping for the German text that one of the simulated cyclers writes. */
import type { ColumnMapping, SavedMapping } from "@/lib/contract/column-mapping";
import type { Actor } from "@/lib/domain/actor";
import { createColumnMapping } from "../column-mapping";

const mapping: ColumnMapping = {
  delimiter: ";",
  decimal: ",",
  encoding: "cp1252",
  headerRow: 5,
  firstDataRow: 6,
  columns: [
    { index: 0, role: "timeS", unit: "h" },
    { index: 1, role: "voltageV", unit: "mV" },
    { index: 2, role: "currentMa", unit: "µA" },
    { index: 3, role: "chargeCapacityMah", unit: "mAh", capacityScope: "test" },
    { index: 4, role: "dischargeCapacityMah", unit: "mAh", capacityScope: "test" },
    { index: 5, role: "vendorCycle", unit: null },
    { index: 6, role: "vendorStep", unit: null },
    { index: 7, role: "state", unit: null, kind: "label" },
  ],
  currentSign: "signed",
};

export function createSimulatedMapping(actor: Actor, projectId: string): Promise<SavedMapping> {
  return createColumnMapping(actor, {
    projectId,
    name: "German text of the second cycler (simulated)",
    mapping,
  });
}
