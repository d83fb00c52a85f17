import { describe, expect, it } from "vitest";
import {
  chargePerX,
  contentOfExpansion,
  convertX,
  expansionRatio,
  filmUptake,
  lithiumContent,
  lithiumContentUncertainty,
  partitionPlating,
  phaseCapacities,
} from "./alloy";
import { lithiumCapacityMahCm2, lithiumMahPerG, lithiumThicknessUm } from "./lithium";

const silver = { metal: "Ag", thicknessNm: 200 } as const;
const capacity = (film: Parameters<typeof phaseCapacities>[0], phase: string) =>
  phaseCapacities(film).find((each) => each.name === phase)!.capacityMahCm2;

describe("lithium", () => {
  it("is 4.849 µm per mAh cm⁻², 0.2062 mAh cm⁻² per µm, 3862 mAh g⁻¹", () => {
    expect(lithiumThicknessUm(1)).toBeCloseTo(4.849, 3);
    expect(lithiumCapacityMahCm2(1)).toBeCloseTo(0.2062, 4);
    expect(lithiumMahPerG).toBeCloseTo(3862, 0);
    expect(lithiumCapacityMahCm2(20)).toBeCloseTo(4.12, 2);
    expect(lithiumCapacityMahCm2(40)).toBeCloseTo(8.249, 3);
  });
});

describe("alloy capacities", () => {
  it("are those of a 200 nm silver film", () => {
    expect(chargePerX(silver)).toBeCloseTo(0.05213, 5);
    const expected = {
      LiAg: 0.0521,
      Li9Ag4: 0.1173,
      Li3Ag: 0.1564,
      Li10Ag3: 0.1738,
      Li4Ag: 0.2085,
      Li11Ag2: 0.2867,
      Li12Ag: 0.6255,
    };
    for (const [phase, value] of Object.entries(expected))
      expect(capacity(silver, phase), phase).toBeCloseTo(value, 4);
    expect(capacity({ metal: "Ag", thicknessNm: 30 }, "Li12Ag")).toBeCloseTo(0.0938, 4);
  });

  it("are those of gold and zinc", () => {
    const gold = { metal: "Au", thicknessNm: 200 } as const;
    const zinc = { metal: "Zn", thicknessNm: 200 } as const;
    expect(chargePerX(gold)).toBeCloseTo(0.05252, 5);
    expect(capacity(gold, "LiAu")).toBeCloseTo(0.0525, 4);
    expect(capacity(gold, "Li3Au")).toBeCloseTo(0.1576, 4);
    expect(capacity(gold, "Li15Au4")).toBeCloseTo(0.197, 4);
    expect(chargePerX(zinc)).toBeCloseTo(0.05854, 5);
    expect(capacity(zinc, "LiZn")).toBeCloseTo(0.0585, 4);
    expect(capacity(zinc, "Li2Zn3")).toBeCloseTo(0.039, 4);
  });

  it("do not apply to copper", () => {
    const copper = { metal: "Cu", thicknessNm: 200 } as const;
    expect(phaseCapacities(copper)).toEqual([]);
    expect(lithiumContent(copper, 0.25)).toBeNull();
    expect(partitionPlating(copper, 0.25)).toMatchObject({ alloyMahCm2: 0, alloyShare: 0, saturation: null });
  });

  it("give x = 4.796 for 0.25 mAh cm⁻² on 200 nm silver, on a named basis", () => {
    const content = lithiumContent(silver, 0.25)!;
    expect(content.x).toBeCloseTo(4.796, 3);
    expect(content.basis).toBe("Li_xM");
    expect(0.05 / capacity(silver, "LiAg")).toBeCloseTo(0.96, 2);
    expect(0.07 / capacity(silver, "LiAg")).toBeCloseTo(1.34, 2);
    expect(lithiumContentUncertainty({ thickness: 0.06, charge: 0.08 })).toBeCloseTo(0.1, 12);
  });

  it("say how much a film takes up before lithium plates", () => {
    expect(filmUptake(silver)).toBeCloseTo(0.1738, 4);
    expect(filmUptake({ metal: "Au", thicknessNm: 100 })).toBeCloseTo(0.0263, 4);
    expect(filmUptake({ metal: "Cu", thicknessNm: 200 })).toBe(0);
  });

  it("leave 0.0762 mAh cm⁻², 0.37 µm, for metallic lithium after Li10Ag3", () => {
    const { metallicMahCm2, metallicThicknessUm, alloyShare, saturation } = partitionPlating(silver, 0.25);
    expect(metallicMahCm2).toBeCloseTo(0.0762, 4);
    expect(metallicThicknessUm).toBeCloseTo(0.37, 2);
    expect(alloyShare).toBeCloseTo(0.695, 3);
    expect(saturation).toBe("Li10Ag3");
    expect(partitionPlating(silver, 0.1).metallicMahCm2).toBe(0);
    expect(partitionPlating(silver, 0).alloyShare).toBe(0);
  });
});

describe("x and expansion", () => {
  it("changes its basis: Li10Ag3 to Li9Ag3 is x 3.333 to 3, Li3Ag", () => {
    expect(convertX(10, "Li_xM3", "Li_xM")).toBeCloseTo(3.333, 3);
    expect(convertX(9, "Li_xM3", "Li_xM")).toBe(3);
    expect(convertX(3, "Li_xM", "Li_xM_{1-x}")).toBe(0.75);
    expect(convertX(12, "Li_xM", "atomic_percent")).toBeCloseTo(92.3, 1);
    expect(convertX(0.692, "Li_xM_{1-x}", "Li_xM")).toBeCloseTo(2.247, 3);
    expect(convertX(1, "Li_xM_{1-x}", "Li_xM")).toBeNull();
  });

  it("swells silver by additive volumes", () => {
    const ratios = { 1: 2.264, 2.25: 3.844, 3: 4.792, 3.3333333: 5.213, 12: 16.17 };
    for (const [x, ratio] of Object.entries(ratios))
      expect(expansionRatio("Ag", Number(x)) / ratio).toBeCloseTo(1, 3);
    expect(contentOfExpansion("Ag", 5)).toBeCloseTo(3.165, 3);
    expect(contentOfExpansion("Ag", 5) * chargePerX(silver)).toBeCloseTo(0.165, 3);
  });
});
