/** Building cells: many from many interlayers in one call, all or none. */
import type { Cell, CellCreate } from "@/lib/contract/cell";
import { type CellFields, findCell, insertCells } from "@/lib/db/cell";
import type { Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import type { Actor } from "@/lib/domain/actor";
import type { Warning } from "@/lib/domain/deposited-thickness";
import { invalidFields } from "@/lib/domain/invalid-fields";
import { asCellLayers, cellProblems, cellWarnings, type Ground, stackOf } from "./cell-checks";
import { copiedBuild, copiedStack } from "./cell-copy";
import { findGround, lockGrounds, requireBuildable } from "./cell-ground";
import { cellRecord } from "./cell-record";
import { codedChange } from "./coded-change";
import { requireReadableLots } from "./lot";
import { followPelletUse } from "./pellet-status";
import { requireProject } from "./project-access";
import { provenanceOf } from "./provenance";
import { write } from "./unit-of-work";

interface Plan {
  readonly fields: CellFields;
  readonly ground: Ground;
  readonly provenance: Cell["provenance"];
  readonly code: string | undefined;
}

export function createCells(
  actor: Actor,
  inputs: readonly CellCreate[],
): Promise<{ cells: Cell[]; warnings: Warning[] }> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const grounds = await lockGrounds(
      tx,
      inputs.map((input) => input.interlayerRef),
    );
    await requireReadableLots(
      tx,
      actor,
      inputs.flatMap((input) => (input.layers ?? []).map((layer) => layer.lotId)),
    );
    const provenances = await writableProvenances(tx, actor, [...grounds.values()]);
    const plans: Plan[] = [];
    for (const [index, input] of inputs.entries()) {
      const path = `cells.${index}`;
      const found = grounds.get(input.interlayerRef);
      const ground = requireBuildable(found, input.interlayerRef, `${path}.interlayerRef`);
      const provenance = provenances.get(ground.interlayer.projectId) ?? "measured";
      plans.push(await planCell(tx, actor, { input, ground, path, provenance }));
    }
    requireWhole(plans);
    const codes = await takeCodes(
      tx,
      "cell",
      plans.map((plan) => plan.code),
    );
    const cells = await insertCells(
      tx,
      plans.map(({ fields, ground, provenance }, index) => ({
        ...fields,
        code: codes[index] ?? "",
        projectId: ground.interlayer.projectId,
        interlayerId: ground.interlayer.id,
        provenance,
      })),
    );
    for (const cell of cells) record(codedChange("create", "cell", { after: cellRecord(cell) }));
    await followPelletUse(
      unit,
      plans.map((plan) => plan.ground.pellet.id),
    );
    return { cells, warnings: warningsOf(plans) };
  });
}

/** Asks the policy once for each project, and how facts arise there. */
async function writableProvenances(
  tx: Transaction,
  actor: Actor,
  grounds: readonly Ground[],
): Promise<ReadonlyMap<string, Cell["provenance"]>> {
  const provenances = new Map<string, Cell["provenance"]>();
  for (const projectId of new Set(grounds.map((ground) => ground.interlayer.projectId))) {
    provenances.set(projectId, provenanceOf(await requireProject(tx, actor, "write", projectId)));
  }
  return provenances;
}

async function planCell(
  tx: Transaction,
  actor: Actor,
  item: { readonly input: CellCreate; readonly path: string } & Pick<Plan, "ground" | "provenance">,
): Promise<Plan> {
  const { ground, provenance } = item;
  const { interlayerRef, copyFrom, code, layers, ...stated } = item.input;
  const source = copyFrom === undefined ? null : await requireSource(tx, copyFrom, item);
  const fields: CellFields = {
    ...(source === null ? {} : copiedBuild(source.cell)),
    ...defined(stated),
    builtById: stated.builtById === undefined ? actor.userId : stated.builtById,
    ...(stated.platingSign ? { platingSignSource: "stated" as const } : {}),
  };
  const stack =
    layers ??
    (source === null ? asCellLayers(stackOf(fields, ground)) : copiedStack({ fields, ground }, source));
  return { fields: { ...fields, layers: stack }, ground, provenance, code };
}

/** What was said; an absent field says nothing. */
function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

async function requireSource(
  tx: Transaction,
  ref: string,
  item: { readonly ground: Ground; readonly path: string },
) {
  const cell = await findCell(tx, ref);
  const ground = cell === null ? null : await findGround(tx, cell.interlayerId);
  if (cell === null || ground === null || cell.projectId !== item.ground.interlayer.projectId) {
    throw invalidFields([
      { path: `${item.path}.copyFrom`, message: `There is no cell ${ref} in this project.` },
    ]);
  }
  return { cell, ground };
}

/** Every absent part of every cell at once. */
function requireWhole(plans: readonly Plan[]): void {
  const problems = plans.flatMap((plan, index) =>
    cellProblems(plan.fields, plan.provenance).map((problem) => ({
      ...problem,
      path: `cells.${index}.${problem.path}`,
    })),
  );
  if (problems.length > 0) throw invalidFields(problems);
}

function warningsOf(plans: readonly Plan[]): Warning[] {
  const carriers = new Map<string, string>();
  return plans.flatMap((plan, index) => {
    const { interlayer } = plan.ground;
    const place = `cells.${index}`;
    const earlier =
      carriers.get(interlayer.id) ?? interlayer.cells.find((cell) => cell.status !== "dismantled")?.code;
    carriers.set(interlayer.id, `${place} of this batch`);
    const warnings = cellWarnings(plan.fields, plan.ground);
    if (earlier !== undefined) {
      const message = `${interlayer.code} is in ${earlier} already, which is not dismantled.`;
      warnings.push({ field: "interlayerRef", message });
    }
    return warnings.map((warning) => ({ ...warning, field: `${place}.${warning.field}` }));
  });
}
