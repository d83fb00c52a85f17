/** What each kind of cell cannot be recorded without. The database holds the same rules as its last line. */
import type { CellKind } from "./cell-vocabulary";
import type { FieldProblem } from "./invalid-fields";

/** The fields that some kind of cell requires. */
export interface CellParts {
  readonly kind?: CellKind | null | undefined;
  readonly operandoTechnique?: string | null | undefined;
  readonly operandoWindow?: string | null | undefined;
  readonly collectorFoil?: string | null | undefined;
  readonly lithiumThicknessUm?: number | null | undefined;
  readonly cathode?: string | null | undefined;
  readonly cathodeLoadingMahCm2?: number | null | undefined;
  readonly cathodeDiameterMm?: number | null | undefined;
  readonly catholyte?: string | null | undefined;
  readonly catholyteAmount?: number | null | undefined;
  readonly catholyteAmountUnit?: string | null | undefined;
}

type Part = Exclude<keyof CellParts, "kind">;

const required: Readonly<Record<CellKind, Readonly<Partial<Record<Part, string>>>>> = {
  operando: {
    operandoTechnique: "An operando cell needs its technique, e.g. SEM.",
    operandoWindow: "An operando cell needs its open surface or the window it is looked at through.",
  },
  half: {
    collectorFoil: "A half cell needs the collector foil on its interlayer, e.g. Cu 10 µm.",
    lithiumThicknessUm: "A half cell needs the thickness of its lithium, µm.",
  },
  hybrid_full: {
    cathode: "A hybrid full cell needs its cathode, e.g. NCM111.",
    cathodeLoadingMahCm2: "A hybrid full cell needs the loading of its cathode, mAh cm⁻².",
    cathodeDiameterMm: "A hybrid full cell needs the diameter of its cathode, mm.",
    catholyte: "A hybrid full cell needs its catholyte, e.g. 2 M LiFSI in Pyr13FSI.",
    catholyteAmount: "A hybrid full cell needs the amount of catholyte.",
    catholyteAmountUnit: "State the catholyte in wt% of the cathode or in µL.",
  },
};

/** The fields a kind of cell requires, in the order of a form. */
export function requiredParts(kind: CellKind): readonly Part[] {
  return Object.keys(required[kind]) as Part[];
}

/** Every required part that is absent, as a problem of its field; empty when the build is whole. */
export function missingCellParts(cell: CellParts): readonly FieldProblem[] {
  const { kind } = cell;
  if (kind === null || kind === undefined) {
    return [{ path: "kind", message: "Say which kind of cell this is: operando, half or hybrid full." }];
  }
  return requiredParts(kind)
    .filter((part) => cell[part] === null || cell[part] === undefined || cell[part] === "")
    .map((part) => ({ path: part, message: required[kind][part] ?? "" }));
}
