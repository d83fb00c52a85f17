/** Treatment templates of projects in the database. */
import { z } from "zod";
import {
  type TreatmentTemplate,
  type TreatmentTemplateCreate,
  type TreatmentTemplateUpdate,
  templateStep,
} from "@/lib/contract/treatment-template";
import type { Transaction } from "./client";
import type { Prisma, TreatmentTemplate as Row } from "./generated/client";
import { newId } from "./id";

function toTemplate(row: Row): TreatmentTemplate {
  return {
    id: row.id,
    projectId: row.projectId,
    name: row.name,
    isBuiltIn: false,
    steps: z.array(templateStep).parse(row.steps),
    version: row.version,
  };
}

export async function listTemplateRows(
  tx: Transaction,
  projectId: string | undefined,
  visible: Prisma.ProjectWhereInput,
): Promise<TreatmentTemplate[]> {
  const rows = await tx.treatmentTemplate.findMany({
    where: { project: visible, ...(projectId === undefined ? {} : { projectId }) },
    orderBy: { name: "asc" },
    take: 500,
  });
  return rows.map(toTemplate);
}

export async function insertTemplate(
  tx: Transaction,
  input: TreatmentTemplateCreate,
): Promise<TreatmentTemplate> {
  return toTemplate(await tx.treatmentTemplate.create({ data: { id: newId(), ...input } }));
}

export async function findTemplate(tx: Transaction, id: string): Promise<TreatmentTemplate | null> {
  const row = await tx.treatmentTemplate.findUnique({ where: { id } });
  return row === null ? null : toTemplate(row);
}

export async function updateTemplateRow(
  tx: Transaction,
  id: string,
  { name, steps }: Pick<TreatmentTemplateUpdate, "name" | "steps">,
): Promise<TreatmentTemplate> {
  const data = {
    ...(name === undefined ? {} : { name }),
    ...(steps === undefined ? {} : { steps }),
    version: { increment: 1 },
  };
  return toTemplate(await tx.treatmentTemplate.update({ where: { id }, data }));
}
