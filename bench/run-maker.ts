/** Runs to send files to. */
import { database } from "@/lib/db/client";

/** A fresh half cell with a run for every upload. */
export class RunMaker {
  private count = 0;
  private projectId: string | null = null;

  async next(): Promise<string> {
    const db = database();
    this.count += 1;
    const code = (prefix: string) => `${prefix}-8${String(this.count).padStart(4, "0")}`;
    this.projectId ??= (await db.project.create({ data: { slug: "ingest", name: "Ingest" } })).id;
    const { projectId } = this;
    const pellet = await db.pellet.create({
      data: { code: code("P"), projectId, composition: "Li6.5La3Zr1.5Ta0.5O12", diameterMm: 14 },
    });
    const interlayer = await db.interlayer.create({
      data: { code: code("I"), projectId, pelletId: pellet.id, face: "A", metal: "Ag", maskDiameterMm: 12 },
    });
    const cell = await db.cell.create({
      data: {
        ...{ code: code("C"), projectId, interlayerId: interlayer.id, kind: "half" },
        ...{ collectorFoil: "Cu 10 µm", lithiumThicknessUm: 40 },
      },
    });
    return (await db.run.create({ data: { code: code("R"), projectId, cellId: cell.id } })).id;
  }
}
