/** What a published data set becomes in the product: rows that name one another by code, and statements about them. */
import type { Json, JsonObject } from "./json";
import type { SourceStatement } from "./statement";

interface CodedRow {
  readonly code: string;
  readonly notes: string;
}

export interface LotRow extends CodedRow {
  readonly kind: string;
  readonly name: string;
  readonly vendor: string | null;
  readonly composition: string | null;
  readonly purityPercent: number | null;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
  readonly arealCapacityMahCm2: number | null;
}

export interface TreatmentRow {
  readonly face: "A" | "B";
  readonly position: number;
  readonly kind: string;
  readonly agent: string | null;
  readonly durationMin: number | null;
  readonly notes: string;
}

export interface PelletRow extends CodedRow {
  readonly lotCode: string | null;
  readonly composition: string;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
  readonly treatments: readonly TreatmentRow[];
  readonly conductivities: readonly {
    readonly temperatureC: number;
    readonly conductivityMsCm: number;
    readonly note: string;
  }[];
}

export interface DepositionRow extends CodedRow {
  readonly method: string;
  readonly metal: string;
  readonly targetLotCode: string | null;
  readonly basePressureTorr: number | null;
  readonly workingPressureTorr: number | null;
  readonly gas: string | null;
  readonly gasFlowSccm: number | null;
  readonly gasPurityPercent: number | null;
  readonly substrateTemperatureC: number | null;
  readonly preSputterMin: number | null;
  readonly powerW: number | null;
  readonly rateNmPerMin: number | null;
  readonly durationMin: number | null;
}

export interface InterlayerRow extends CodedRow {
  readonly pelletCode: string;
  readonly depositionCode: string | null;
  readonly metal: string;
  readonly nominalThicknessNm: number | null;
  readonly maskDiameterMm: number | null;
}

export interface LayerRow {
  readonly position: number;
  readonly role: string;
  readonly material: string;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
  readonly lotCode: string | null;
  readonly notes: string;
}

export interface AssemblyRow {
  readonly position: number;
  readonly kind: string;
  readonly pressureMpa: number | null;
  readonly durationMin: number | null;
  readonly notes: string;
}

export interface CellRow extends CodedRow {
  readonly kind: string | null;
  readonly interlayerCode: string;
  readonly label: string;
  readonly housing: string | null;
  readonly counterDiameterMm: number | null;
  readonly cathodeDiameterMm: number | null;
  readonly operandoTechnique: string | null;
  readonly operandoWindow: string | null;
  readonly collectorFoil: string | null;
  readonly lithiumThicknessUm: number | null;
  readonly cathode: string | null;
  readonly cathodeLoadingMahCm2: number | null;
  readonly catholyte: string | null;
  readonly catholyteAmount: number | null;
  readonly environment: string | null;
  readonly layers: readonly LayerRow[];
  readonly assemblySteps: readonly AssemblyRow[];
}

export interface ProtocolRow extends CodedRow {
  readonly name: string;
  readonly kind: string;
  readonly steps: readonly JsonObject[];
  readonly lowerCutoffV: number | null;
  readonly upperCutoffV: number | null;
  readonly temperatureC: number | null;
}

export interface RunRow extends CodedRow {
  readonly cellCode: string;
  readonly protocolCode: string | null;
  readonly cycler: string | null;
  readonly temperatureC: number | null;
  readonly endEvent: "unknown" | null;
  readonly censorReason: "unknown" | null;
  readonly endReason: string | null;
}

export interface FindingRow {
  readonly position: number;
  readonly property: string;
  readonly valueNumber: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly valueText: string | null;
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly missingReason: string | null;
  readonly stateLabel: string | null;
  readonly conditions: JsonObject;
  readonly evidence: string;
}

export interface CharacterizationRow extends CodedRow {
  readonly technique: string;
  readonly mode: string;
  readonly title: string;
  readonly instrument: string | null;
  readonly conditions: JsonObject;
  readonly cellState: string | null;
  readonly airExposureMin: number | null;
  /** Exactly one, or neither for a record on several cells or on none. */
  readonly pelletCode: string | null;
  readonly cellCode: string | null;
  readonly alsoOnCells: readonly string[];
  readonly findings: readonly FindingRow[];
}

export type StatementSubject =
  | "lot"
  | "pellet"
  | "deposition"
  | "interlayer"
  | "cell"
  | "protocol"
  | "run"
  | "characterization";

export interface PlannedStatement extends SourceStatement {
  /** Null where the publication speaks as a whole. */
  readonly subject: { readonly kind: StatementSubject; readonly code: string } | null;
}

export interface ConflictRow {
  readonly key: string;
  readonly type: string;
  readonly subject: string;
  readonly statements: readonly JsonObject[];
  readonly handling: string;
}

export interface LiteraturePlan {
  readonly project: { readonly slug: string; readonly name: string; readonly description: string };
  readonly publication: {
    readonly doi: string;
    readonly title: string;
    readonly shortName: string;
    readonly authors: readonly string[];
    readonly journal: string | null;
    readonly year: number | null;
    readonly licence: string | null;
    readonly details: { readonly [key: string]: Json };
  };
  readonly lots: readonly LotRow[];
  readonly pellets: readonly PelletRow[];
  readonly depositions: readonly DepositionRow[];
  readonly interlayers: readonly InterlayerRow[];
  readonly cells: readonly CellRow[];
  readonly protocols: readonly ProtocolRow[];
  readonly runs: readonly RunRow[];
  readonly characterizations: readonly CharacterizationRow[];
  readonly statements: readonly PlannedStatement[];
  readonly conflicts: readonly ConflictRow[];
}
