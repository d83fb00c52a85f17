import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { systemActor } from "@/lib/domain/actor";
import { evaluateComparison } from "./comparison";
import { seedLiterature } from "./literature";

testDatabase();

const query = { poolReported: false } as const;

test("the published data set ranks as printed, refuses the unlike, and claims no more", async () => {
  await seedLiterature();
  const ce = await evaluateComparison(systemActor, { ...query, metric: "coulombic_efficiency" });
  const operando = ce.groups.find(({ arms }) => arms.length === 4);
  expect(operando?.arms.map((arm) => `${arm.metal} ${arm.statistic.text}`)).toEqual([
    "Ag 86",
    "Zn 76",
    "Au ≈ 55",
    "Cu ≈ 20",
  ]);
  expect(operando?.sentence).toBe("Ag > Zn > Au > Cu, descriptive only: n not reported.");
  expect(operando?.arms.every((arm) => arm.provenance === "reported" && arm.nCells === null)).toBe(true);

  const life = await evaluateComparison(systemActor, { ...query, metric: "cycle_life" });
  const texts = life.groups.flatMap(({ arms }) => arms.map((arm) => `${arm.metal} ${arm.statistic.text}`));
  expect(texts.sort()).toEqual(["Ag ≥ 962, end not stated", "Au 5"]);
  expect(life.groups).toHaveLength(2);
  expect(life.refusals[0]).toContain("cell kind");

  const ccd = await evaluateComparison(systemActor, { ...query, metric: "critical_current_density" });
  const silver = ccd.groups.flatMap(({ arms }) => arms).filter(({ metal }) => metal === "Ag");
  expect(silver.map((arm) => arm.statistic.text).sort()).toEqual(["(0.7, 0.8] or (0.8, 0.9]", "(0.8, 0.9]"]);
});
