import { expect, test } from "vitest";
import { testDatabase } from "./testing/test-database";

const context = testDatabase();

test("the database refuses what physics forbids", async () => {
  const project = await context.db.project.create({ data: { slug: "p", name: "P" } });
  const base = { projectId: project.id, composition: "Li6.5La3Zr1.5Ta0.5O12" };
  const pellets = context.db.pellet;
  await pellets.create({ data: { ...base, code: "P-1", thicknessUm: 500, diameterMm: 14 } });
  await expect(pellets.create({ data: { ...base, code: "P-2", thicknessUm: 0 } })).rejects.toThrow(
    /pellets_thickness_positive/,
  );
  await expect(
    pellets.create({ data: { ...base, code: "P-3", relativeDensityPercent: 101 } }),
  ).rejects.toThrow(/pellets_density_range/);
});

test("the history can be added to and never changed", async () => {
  const event = {
    sequence: 1n,
    action: "create",
    entity: "pellet",
    entityId: "x",
    hash: "0".repeat(64),
  };
  await context.db.auditEvent.create({ data: event });
  await expect(
    context.db.auditEvent.update({ where: { sequence: 1n }, data: { action: "other" } }),
  ).rejects.toThrow(/append-only/);
  await expect(context.db.auditEvent.deleteMany()).rejects.toThrow(/append-only/);
});
