/** Conductivities of pellets: one more from a spectrum, and all of them side by side. */
import type {
  ComparedConductivity,
  ConductivityQuery,
  ConductivitySource,
} from "@/lib/contract/conductivity";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { newId } from "./id";

export interface MeasuredPellet {
  readonly id: string;
  readonly code: string;
  readonly projectId: string;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
  /** Mask of the interlayer, where the subject carries one: the overlap of the electrodes at most. */
  readonly maskDiameterMm: number | null;
}

const geometry = {
  id: true,
  code: true,
  projectId: true,
  thicknessUm: true,
  polishedThicknessUm: true,
  diameterMm: true,
} as const;
const coated = { select: { maskDiameterMm: true, pellet: { select: geometry } } } as const;

/** The pellet under a characterization's subject: itself, or that of the interlayer, cell or run; null if none. */
export async function findMeasuredPellet(
  tx: Transaction,
  characterizationId: string,
): Promise<MeasuredPellet | null> {
  const row = await tx.characterization.findUnique({
    where: { id: characterizationId },
    select: {
      pellet: { select: geometry },
      interlayer: coated,
      cell: { select: { interlayer: coated } },
      run: { select: { cell: { select: { interlayer: coated } } } },
    },
  });
  const interlayer = row?.interlayer ?? row?.cell?.interlayer ?? row?.run?.cell.interlayer ?? null;
  const pellet = row?.pellet ?? interlayer?.pellet ?? null;
  if (pellet === null) return null;
  const { polishedThicknessUm, thicknessUm, ...rest } = pellet;
  return {
    ...rest,
    thicknessUm: polishedThicknessUm ?? thicknessUm,
    maskDiameterMm: interlayer?.maskDiameterMm ?? null,
  };
}

/** Adds a value computed from a spectrum; one of the same spectrum and part, computed before, is replaced. */
export async function keepConductivityRow(
  tx: Transaction,
  pelletId: string,
  value: {
    readonly temperatureC: number;
    readonly conductivityMsCm: number;
    readonly standardUncertaintyMsCm: number;
    readonly part: string;
    readonly source: ConductivitySource;
  },
): Promise<void> {
  const { sha256, sweep } = value.source;
  await tx.pelletConductivity.deleteMany({
    where: {
      pelletId,
      part: value.part,
      AND: [{ source: { path: ["sha256"], equals: sha256 } }, { source: { path: ["sweep"], equals: sweep } }],
    },
  });
  await tx.pelletConductivity.create({ data: { id: newId(), pelletId, ...value } });
  await tx.pellet.update({ where: { id: pelletId }, data: { version: { increment: 1 } } });
}

/** Up to `limit` values of pellets that may be seen, by lot, pellet and temperature. */
export async function listConductivityRows(
  tx: Transaction,
  query: ConductivityQuery,
  visible: Prisma.ProjectWhereInput,
  limit: number,
): Promise<ComparedConductivity[]> {
  const rows = await tx.pelletConductivity.findMany({
    where: {
      ...(query.part === undefined ? {} : { part: query.part }),
      pellet: {
        project: visible,
        archivedAt: null,
        ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
        ...(query.lotId === undefined ? {} : { lotId: query.lotId }),
      },
    },
    select: {
      temperatureC: true,
      conductivityMsCm: true,
      standardUncertaintyMsCm: true,
      part: true,
      source: true,
      pellet: {
        select: { code: true, composition: true, provenance: true, lot: { select: { code: true } } },
      },
    },
    orderBy: [{ pellet: { lot: { code: "asc" } } }, { pellet: { code: "asc" } }, { temperatureC: "asc" }],
    take: limit,
  });
  return rows.map(({ pellet, part, source, ...row }) => ({
    ...row,
    pelletCode: pellet.code,
    lotCode: pellet.lot?.code ?? null,
    composition: pellet.composition,
    provenance: pellet.provenance,
    part: part as ComparedConductivity["part"],
    source: source as ConductivitySource | null,
  }));
}
