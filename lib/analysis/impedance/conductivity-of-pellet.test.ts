import { describe, expect, it } from "vitest";
import { discAreaCm2 } from "@/lib/domain/area";
import { activationEnergy } from "./activation-energy";
import { conductivityOfPellet } from "./conductivity-of-pellet";

const pellet = {
  resistanceOhm: { value: 59.74, standardUncertainty: 0.6 },
  thicknessUm: 500,
  electrodeDiameterMm: 12,
};

describe("conductivityOfPellet", () => {
  it("is 0.74 mS cm⁻¹ for 59.74 Ω through 500 µm under 12 mm electrodes", () => {
    const found = conductivityOfPellet(pellet);
    expect(found.conductivityMsCm.value).toBeCloseTo(0.74, 3);
    expect(found.asrOhmCm2.value).toBeCloseTo(67.57, 1);
    expect(found.electrodeAreaCm2).toBe(discAreaCm2(12));
    expect(found.conductivityMsCm.standardUncertainty / found.conductivityMsCm.value).toBeCloseTo(
      0.6 / 59.74,
      9,
    );
    expect(found.uncertaintyFrom).toEqual(["fit"]);
  });

  it("adds thickness once and diameter twice, in squares", () => {
    const found = conductivityOfPellet({
      ...pellet,
      thicknessStandardUncertaintyUm: 10,
      electrodeDiameterStandardUncertaintyMm: 0.12,
    });
    const relative = found.conductivityMsCm.standardUncertainty / found.conductivityMsCm.value;
    expect(relative).toBeCloseTo(Math.sqrt((0.6 / 59.74) ** 2 + 0.02 ** 2 + 0.02 ** 2), 9);
    const asr = found.asrOhmCm2.standardUncertainty / found.asrOhmCm2.value;
    expect(asr).toBeCloseTo(Math.sqrt((0.6 / 59.74) ** 2 + 0.02 ** 2), 9);
    expect(found.uncertaintyFrom).toEqual(["fit", "thickness", "electrode"]);
  });

  it("takes the electrodes' overlap: 4 mm instead of 12 mm are nine times the conductivity", () => {
    const narrow = conductivityOfPellet({ ...pellet, electrodeDiameterMm: 4 });
    expect(narrow.conductivityMsCm.value / conductivityOfPellet(pellet).conductivityMsCm.value).toBeCloseTo(
      9,
      9,
    );
  });
});

describe("activationEnergy", () => {
  const points = [
    { temperatureC: 25, conductivityMsCm: 0.74, standardUncertaintyMsCm: 0.01 },
    { temperatureC: 45, conductivityMsCm: 1.71, standardUncertaintyMsCm: 0.02 },
    { temperatureC: 60, conductivityMsCm: 2.72, standardUncertaintyMsCm: null },
  ];

  it("is 0.347 eV with ln(σT) and 0.320 eV with ln σ, with an interval of 0.2 eV from three points", () => {
    const hopping = activationEnergy(points)!;
    expect(hopping).toMatchObject({ n: 3, convention: "ln(sigma*T)", isWeighted: false });
    expect(hopping.activationEnergyEv).toBeCloseTo(0.347, 3);
    expect(hopping.rSquared).toBeCloseTo(0.9979, 4);
    expect(hopping.upperEv! - hopping.activationEnergyEv!).toBeCloseTo(0.2, 1);
    expect(activationEnergy(points, { convention: "ln(sigma)" })!.activationEnergyEv).toBeCloseTo(0.32, 3);
  });

  it("weighs only when every point has its uncertainty", () => {
    expect(activationEnergy(points, { isWeighted: true })!.isWeighted).toBe(false);
    expect(activationEnergy(points.slice(0, 2), { isWeighted: true })!.isWeighted).toBe(true);
  });

  it("has no interval from two temperatures and no value from one", () => {
    const two = activationEnergy(points.slice(0, 2))!;
    expect(two.activationEnergyEv).toBeCloseTo(0.369, 3);
    expect(two.lowerEv).toBeNull();
    expect(activationEnergy([points[0]!, points[0]!])).toBeNull();
  });
});
