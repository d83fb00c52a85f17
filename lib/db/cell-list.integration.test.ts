import { PrismaPg } from "@prisma/adapter-pg";
import { beforeAll, expect, test } from "vitest";
import { cellQuery } from "@/lib/contract/cell-list";
import { listCellRows } from "./cell-list";
import { PrismaClient } from "./generated/client";
import { testDatabase } from "./testing/test-database";

const context = testDatabase();
const everyone = { seesAll: true, memberOf: [] };
const count = 2000;

/** 2,000 cells of four metals on pellets of three lots, each with two runs that have results. */
beforeAll(async () => {
  const { db } = context;
  const project = await db.project.create({ data: { slug: "many", name: "Many" } });
  await db.$executeRaw`
    INSERT INTO lots (id, code, project_id, kind, name, updated_at)
    SELECT gen_random_uuid(), 'L-' || n, ${project.id}::uuid, 'pellet', 'lot ' || n, now()
    FROM generate_series(1, 3) AS n`;
  await db.$executeRaw`
    INSERT INTO pellets (id, code, project_id, lot_id, composition, updated_at)
    SELECT gen_random_uuid(), 'P-' || n, ${project.id}::uuid,
      (SELECT id FROM lots WHERE code = 'L-' || (n % 3 + 1)), 'LLZTO', now()
    FROM generate_series(1, ${count}) AS n`;
  await db.$executeRaw`
    INSERT INTO interlayers (id, code, project_id, pellet_id, face, metal, nominal_thickness_nm, updated_at)
    SELECT gen_random_uuid(), 'I-' || n, ${project.id}::uuid, (SELECT id FROM pellets WHERE code = 'P-' || n), 'A',
      (ARRAY['Ag', 'Au', 'Zn', 'Cu'])[n % 4 + 1], 100 * (n % 2 + 1), now()
    FROM generate_series(1, ${count}) AS n`;
  await db.$executeRaw`
    INSERT INTO cells (id, code, project_id, interlayer_id, kind, collector_foil, lithium_thickness_um, notes, updated_at)
    SELECT gen_random_uuid(), 'C-' || n, ${project.id}::uuid, (SELECT id FROM interlayers WHERE code = 'I-' || n),
      'half', 'Cu 10 µm', 40, CASE WHEN n = 7 THEN '50 % humidity' ELSE '' END, now()
    FROM generate_series(1, ${count}) AS n`;
  await db.$executeRaw`
    INSERT INTO runs (id, code, project_id, cell_id, started_at, status, updated_at)
    SELECT gen_random_uuid(), 'R-' || cell.code || '-' || part, ${project.id}::uuid, cell.id,
      timestamptz '2025-01-01' + part * interval '1 day', 'ended', now()
    FROM cells AS cell, generate_series(1, 2) AS part`;
  await db.$executeRaw`
    INSERT INTO run_results (run_id, analysis_version, input_hash, area_basis, records, cycle_count, completed_cycles,
      duration_s, current_density_ma_cm2, ce_fraction, ccd_pass_ma_cm2, ccd_fail_ma_cm2, is_ccd, life_cycles, life_event)
    SELECT id, 1, '', 'interlayer', 1000, 10, 10, 3600, CASE WHEN code = 'R-C-7-1' THEN 2 ELSE 0.5 END,
      CASE WHEN code LIKE '%-1' THEN 0.86 END, CASE WHEN code LIKE '%-2' THEN 0.8 END,
      CASE WHEN code LIKE '%-2' THEN 0.9 END, code LIKE '%-2', CASE WHEN code LIKE '%-1' THEN 120 END,
      CASE WHEN code LIKE '%-1' THEN 'short_hard'::end_event END
    FROM runs`;
  await db.$executeRaw`ANALYZE`;
});

test("a page of 200 of 2,000 cells with their results is one statement", async () => {
  const adapter = new PrismaPg({ connectionString: process.env.DATABASE_URL ?? "" });
  const counted = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  let statements = 0;
  counted.$on("query", () => {
    statements += 1;
  });
  try {
    const page = await listCellRows(counted, cellQuery.parse({ limit: 200 }), everyone);
    expect(page.items).toHaveLength(200);
    expect(statements).toBe(1);
  } finally {
    await counted.$disconnect();
  }
});

test("every cell is met once, page by page", async () => {
  const codes = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listCellRows(context.db, cellQuery.parse({ limit: 200, cursor }), everyone);
    for (const item of page.items) codes.add(item.code);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(codes.size).toBe(count);
});

test("a row carries the newest word on each metric, whichever run said it", async () => {
  const { items } = await listCellRows(context.db, cellQuery.parse({ search: "C-1234" }), everyone);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    code: "C-1234",
    metal: "Zn",
    nominalThicknessNm: 100,
    pelletCode: "P-1234",
    lotCode: "L-2",
    runCount: 2,
    latestRun: { code: "R-C-1234-2", status: "ended", endEvent: null },
    coulombicEfficiency: { runCode: "R-C-1234-1", ceFraction: 0.86, completedCycles: 10, isStale: false },
    criticalCurrentDensity: { runCode: "R-C-1234-2", passMaCm2: 0.8, failMaCm2: 0.9 },
    cycleLife: { runCode: "R-C-1234-1", lifeCycles: 120, event: "short_hard" },
    excludedFrom: [],
  });
});

test("filters narrow together, and typed wildcards are taken literally", async () => {
  const lot = await context.db.lot.findFirstOrThrow({ where: { code: "L-1" } });
  const found = async (query: object) =>
    (await listCellRows(context.db, cellQuery.parse({ limit: 200, ...query }), everyone)).items;
  const silver = await found({ metal: "Ag", nominalThicknessNm: 100, lotId: lot.id });
  expect(silver.length).toBeGreaterThan(100);
  expect(new Set(silver.map((item) => `${item.metal} ${item.nominalThicknessNm} ${item.lotCode}`))).toEqual(
    new Set(["Ag 100 L-1"]),
  );
  expect((await found({ search: "50 % hum" })).map((item) => item.code)).toEqual(["C-7"]);
  expect(await found({ search: "C_12" })).toEqual([]);
  expect((await found({ currentDensityMinMaCm2: 1 })).map((item) => item.code)).toEqual(["C-7"]);
  expect(await found({ currentDensityMaxMaCm2: 0.4 })).toEqual([]);
  expect(await found({ kind: "operando" })).toEqual([]);
  expect(await found({ status: "running" })).toEqual([]);
  expect(await found({ builtFrom: "2025-01-01" })).toEqual([]);
});

test("a page of a metal stays fast: no plan reads the runs of every cell", async () => {
  const start = performance.now();
  for (let round = 0; round < 5; round += 1) {
    await listCellRows(context.db, cellQuery.parse({ metal: "Ag", limit: 100 }), everyone);
  }
  // Some 10 ms each on a small machine; a plan that aggregates all runs first takes many times that.
  expect((performance.now() - start) / 5).toBeLessThan(300);
});

test("a stranger sees no cell of a members-only project", async () => {
  await context.db.project.updateMany({ data: { visibility: "members" } });
  const stranger = { seesAll: false, memberOf: [] };
  expect((await listCellRows(context.db, cellQuery.parse({}), stranger)).items).toEqual([]);
  const { id } = await context.db.project.findFirstOrThrow();
  const member = { seesAll: false, memberOf: [id] };
  expect((await listCellRows(context.db, cellQuery.parse({}), member)).items).toHaveLength(50);
});
