import { describe, expect, it } from "vitest";
import { discAreaCm2 } from "@/lib/domain/area";
import {
  areaSpecificResistanceOhmCm2,
  bulkAsrOhmCm2,
  conductivityMsCm,
  overpotentialFloorV,
} from "./conductivity";

describe("conductivity", () => {
  it("gives the bulk resistance of a 500 µm pellet at three temperatures", () => {
    expect(bulkAsrOhmCm2(500, 0.74)).toBeCloseTo(67.57, 2);
    expect(bulkAsrOhmCm2(500, 1.71)).toBeCloseTo(29.24, 2);
    expect(bulkAsrOhmCm2(500, 2.72)).toBeCloseTo(18.38, 2);
    expect(bulkAsrOhmCm2(500, 0.74) / discAreaCm2(12)).toBeCloseTo(59.7, 1);
  });

  it("gives the floor of the overpotential", () => {
    expect(overpotentialFloorV(0.1, 500, 0.74)).toBeCloseTo(0.0068, 4);
    expect(overpotentialFloorV(0.5, 500, 0.74)).toBeCloseTo(0.0338, 4);
    expect(overpotentialFloorV(1, 500, 0.74)).toBeCloseTo(0.0676, 4);
  });

  it("and geometry close: σ·R·A/L = 1", () => {
    const pellet = { resistanceOhm: 59.74, thicknessUm: 500, areaCm2: discAreaCm2(12) };
    const sigma = conductivityMsCm(pellet);
    expect(sigma).toBeCloseTo(0.74, 3);
    expect(areaSpecificResistanceOhmCm2(59.74, discAreaCm2(12))).toBeCloseTo(bulkAsrOhmCm2(500, sigma), 9);
  });

  it("depends on the area that was meant", () => {
    expect(discAreaCm2(4)).toBeCloseTo(0.1257, 4);
    expect(discAreaCm2(12)).toBeCloseTo(1.131, 4);
    expect(discAreaCm2(14)).toBeCloseTo(1.5394, 4);
    expect(discAreaCm2(12) / discAreaCm2(4)).toBeCloseTo(9, 9);
    expect(discAreaCm2(14) / discAreaCm2(12)).toBeCloseTo(1.361, 3);
    expect(3.2 * discAreaCm2(4)).toBeCloseTo(0.402, 3);
    expect((3.2 * discAreaCm2(4)) / discAreaCm2(12)).toBeCloseTo(0.356, 3);
  });
});
