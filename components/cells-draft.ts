/** A batch of cells while it is typed, and what it says: cells to build, or what is wrong and where. */
import type { CellCreate } from "@/lib/contract/cell";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Pellet } from "@/lib/contract/pellet";
import { cellAreas } from "@/lib/domain/cell-areas";
import { missingCellParts } from "@/lib/domain/cell-parts";
import type { CellKind } from "@/lib/domain/cell-vocabulary";
import { defaultStack, isSameStack, type StackLayer, type StackSource, stackLike } from "@/lib/domain/stack";
import {
  assemblyField,
  buildFields,
  kindField,
  labelField,
  layersField,
  notesField,
  partFields,
  signFields,
} from "./cell-fields";
import { type FieldTexts, type RecordField, textsOf, valuesOf } from "./record-fields";

/** What one cell can be built on. */
export interface BuildGround {
  readonly interlayer: Pick<
    Interlayer,
    "id" | "code" | "metal" | "nominalThicknessNm" | "maskDiameterMm" | "layers"
  >;
  readonly pellet: Pick<
    Pellet,
    "code" | "lotCode" | "composition" | "thicknessUm" | "polishedThicknessUm" | "diameterMm"
  >;
}

export interface CellsDraft {
  readonly projectId: string;
  /** Ids of the interlayers chosen, in the order of the cells. */
  readonly interlayers: readonly string[];
  /** What all cells share; "layers" is empty while the stack follows from the other fields. */
  readonly texts: FieldTexts;
  /** By interlayer: only what differs from the shared values. */
  readonly rows: Readonly<Record<string, FieldTexts>>;
}

export function isCellsDraft(value: unknown): value is CellsDraft {
  const draft = value as Partial<CellsDraft> | null;
  return (
    Array.isArray(draft?.interlayers) && typeof draft.texts === "object" && typeof draft.rows === "object"
  );
}

const stackField = layersField([]);

function fieldsOf(kind: CellKind): readonly RecordField[] {
  return [...partFields(kind), ...buildFields, ...signFields, assemblyField, labelField, notesField];
}

/** Fields that may differ from cell to cell. */
export function batchColumns(kind: CellKind): readonly RecordField[] {
  const ofKind = partFields(kind).filter((field) => field.kind === "number" || field.kind === "text");
  return [labelField, ...ofKind, { ...notesField, kind: "text" }];
}

function filled(texts: FieldTexts): FieldTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}

function textsOfCell(draft: CellsDraft, interlayerId: string): FieldTexts {
  return { ...draft.texts, ...filled(draft.rows[interlayerId] ?? {}) };
}

function kindOf(texts: FieldTexts): CellKind {
  return (texts.kind ?? "half") as CellKind;
}

/** All cells, or problems by field; by "row.field" where the text stands in the table of differences. */
export function readCells(
  draft: CellsDraft,
  grounds: readonly BuildGround[],
): { readonly cells: readonly CellCreate[]; readonly problems: FieldTexts } {
  const problems: Record<string, string> = {};
  const kind = kindOf(draft.texts);
  const edited = editedLayers(draft.texts);
  for (const [path, problem] of Object.entries(edited?.problems ?? {})) problems[`layers.${path}`] = problem;
  const cells = grounds.map((ground, index): CellCreate => {
    const texts = textsOfCell(draft, ground.interlayer.id);
    const read = valuesOf(fieldsOf(kind), texts);
    const found: Record<string, string> = { ...read.problems };
    for (const { path, message } of missingCellParts({ ...read.values, kind })) {
      if ((texts[path] ?? "").trim() === "") found[path] = message;
    }
    const own = filled(draft.rows[ground.interlayer.id] ?? {});
    for (const [path, problem] of Object.entries(found)) {
      problems[path in own ? `${index}.${path}` : path] = problem;
    }
    const layers =
      edited === null ? undefined : layersOfCell(edited.value, sourceOf(kind, read.values, ground));
    return {
      ...read.values,
      kind,
      interlayerRef: ground.interlayer.id,
      ...(layers === undefined ? {} : { layers }),
    };
  });
  return { cells, problems };
}

/** The API's problems ("cells.2.lithiumThicknessUm") at the fields of the form. */
export function problemsAtFields(byPath: FieldTexts, draft: CellsDraft): FieldTexts {
  const columns = new Set(batchColumns(kindOf(draft.texts)).map(({ name }) => name));
  const isBatch = draft.interlayers.length > 1;
  return Object.fromEntries(
    Object.entries(byPath).map(([path, problem]) => {
      const [, index = "0", field = path] = /^cells\.(\d+)\.(.+)$/.exec(path) ?? [];
      const ownText = draft.rows[draft.interlayers[Number(index)] ?? ""]?.[field]?.trim() ?? "";
      return [isBatch && columns.has(field) && ownText !== "" ? `${index}.${field}` : field, problem];
    }),
  );
}

/** Stack and areas of one cell as the form stands; what cannot be read yet is left out. */
export function previewOf(draft: CellsDraft, ground: BuildGround) {
  const kind = kindOf(draft.texts);
  const { values } = valuesOf(fieldsOf(kind), textsOfCell(draft, ground.interlayer.id));
  const source = sourceOf(kind, values, ground);
  const edited = editedLayers(draft.texts);
  return {
    layers: edited === null ? defaultStack(source) : stackLike(edited.value, defaultStack(source)),
    areas: cellAreas({
      maskDiameterMm: ground.interlayer.maskDiameterMm,
      cathodeDiameterMm: kind === "hybrid_full" ? (source.cathodeDiameterMm ?? null) : null,
      pelletDiameterMm: ground.pellet.diameterMm,
      counterDiameterMm: source.counterDiameterMm ?? null,
    }),
  };
}

function sourceOf(
  kind: CellKind,
  values: Readonly<Record<string, unknown>>,
  { interlayer, pellet }: BuildGround,
): StackSource {
  return { ...(values as Partial<StackSource>), kind, interlayer, pellet };
}

type Layers = NonNullable<CellCreate["layers"]>;

/** Null while the stack follows from the fields. */
function editedLayers(texts: FieldTexts): { value: Layers; problems: FieldTexts } | null {
  const text = texts.layers ?? "";
  const read = text === "" ? undefined : stackField.structure?.read(text);
  return read === undefined ? null : { value: read.value as Layers, problems: read.problems };
}

function layersOfCell(edited: Layers, source: StackSource): Layers {
  return asRows(stackLike(edited, defaultStack(source)));
}

function asRows(layers: readonly (Layers[number] | StackLayer)[]): Layers {
  return layers.map((layer) => ({ lotId: null, notes: "", ...layer }));
}

/** The text of a stack to be changed by hand. */
export function layersText(layers: readonly StackLayer[]): string {
  return stackField.structure?.textOf(layers) ?? "";
}

interface CopiedCell extends Omit<StackSource, "interlayer" | "pellet"> {
  readonly layers: readonly StackLayer[];
}

/**
 * What the next cell takes over from an earlier one: kind, parts, geometry, environment, assembly, and the layers
 * around the pellet where somebody changed them. Not its label, dates, notes or plating sign.
 */
export function copiedTexts(cell: CopiedCell & Readonly<Record<string, unknown>>): FieldTexts {
  const kind = cell.kind ?? "half";
  const fields = [kindField, ...partFields(kind), ...buildFields, assemblyField];
  const own = { interlayer: { maskDiameterMm: null, layers: [] }, pellet: noPellet };
  const isOwn = ({ role }: StackLayer) => role === "working" || role === "electrolyte";
  const around = (layers: readonly StackLayer[]) => layers.filter((layer) => !isOwn(layer));
  const isTouched = !isSameStack(around(cell.layers), around(defaultStack({ ...cell, ...own })));
  const { builtOn, ...texts } = textsOf(fields, { ...cell, kind });
  return { ...texts, layers: isTouched ? layersText(cell.layers) : "" };
}

const noPellet = { composition: "", thicknessUm: null, polishedThicknessUm: null, diameterMm: null };
