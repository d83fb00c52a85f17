/** A small genealogy for tests: one pellet, its silver interlayer, one half cell and its run, without the forms. */
import type { Database } from "@/lib/db/client";

let counter = 0;

export async function cellScene(db: Database, projectId: string) {
  counter += 1;
  const tag = `${counter}`.padStart(4, "0");
  const pellet = await db.pellet.create({
    data: { code: `P-9${tag}`, projectId, composition: "Li6.5La3Zr1.5Ta0.5O12", thicknessUm: 500 },
  });
  const interlayer = await db.interlayer.create({
    data: {
      code: `I-9${tag}`,
      projectId,
      pelletId: pellet.id,
      face: "A",
      metal: "Ag",
      nominalThicknessNm: 200,
      maskDiameterMm: 12,
    },
  });
  const cell = await db.cell.create({
    data: {
      code: `C-9${tag}`,
      projectId,
      interlayerId: interlayer.id,
      kind: "half",
      collectorFoil: "Cu 10 µm",
      lithiumThicknessUm: 40,
    },
  });
  const run = await db.run.create({ data: { code: `R-9${tag}`, projectId, cellId: cell.id } });
  return { pellet, interlayer, cell, run };
}
