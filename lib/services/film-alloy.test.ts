import { expect, test } from "vitest";
import { alloyOf, platingOn } from "./film-alloy";

const layer = (
  metal: string,
  nominalThicknessNm: number | null,
  measuredThicknessNm: number | null = null,
) => ({
  ...{ metal, nominalThicknessNm, measuredThicknessNm, measuredBy: null },
  ...{ depositionId: null, depositionCode: null },
});

test("200 nm of silver: golden values of the phases, and where 0.25 mAh cm⁻² goes", () => {
  const silver = { metal: "Ag", layers: [layer("Ag", 200)], maskDiameterMm: 12 };
  const alloy = alloyOf(silver);
  expect(alloy).toMatchObject({ thicknessNm: 200, thicknessFrom: "nominal", uptakePhase: "Li10Ag3" });
  expect(alloy.chargePerXMahCm2).toBeCloseTo(0.05213, 5);
  const charges = Object.fromEntries(alloy.phases.map(({ name, capacityMahCm2 }) => [name, capacityMahCm2]));
  expect(charges.LiAg).toBeCloseTo(0.0521, 4);
  expect(charges.Li10Ag3).toBeCloseTo(0.1738, 4);
  expect(charges.Li12Ag).toBeCloseTo(0.6255, 4);
  expect(alloy.phases.find(({ name }) => name === "Li10Ag3")?.thicknessNm).toBeCloseTo(1043, 0);
  const plated = platingOn(silver)!(0.25 * 1.13097);
  expect(plated.x).toBeCloseTo(4.796, 3);
  expect(plated.metallicUm).toBeCloseTo(0.37, 2);
  expect(plated.alloyShare).toBeCloseTo(0.695, 3);
});

test("the measured thickness stands before the nominal one", () => {
  const layers = [layer("Au", 100, 110), layer("Au", 100)];
  expect(alloyOf({ metal: "Au", layers })).toMatchObject({
    thicknessNm: 210,
    thicknessFrom: "partly_measured",
  });
});

test("copper takes up nothing and has no x; a bare pellet, two metals and an unknown thickness say why", () => {
  const copper = { metal: "Cu", layers: [layer("Cu", 200)], maskDiameterMm: 12 };
  expect(alloyOf(copper)).toMatchObject({ chargePerXMahCm2: null, uptakeMahCm2: 0, phases: [] });
  expect(platingOn(copper)!(1.13097)).toMatchObject({ x: null, alloyShare: 0 });
  expect(platingOn(copper)!(1.13097).metallicUm).toBeCloseTo(4.849, 3);
  expect(alloyOf({ metal: "bare", layers: [] })).toMatchObject({ uptakeMahCm2: 0 });
  const two = alloyOf({ metal: "Ag/Zn", layers: [layer("Ag", 100), layer("Zn", 100)] });
  expect(two.notApplicable).toContain("no single x");
  expect(alloyOf({ metal: "Ag", layers: [layer("Ag", null)] }).notApplicable).toContain("not stated");
  expect(platingOn({ metal: "Ag", layers: [layer("Ag", 200)], maskDiameterMm: null })).toBeNull();
});
