import type { BuildGround } from "@/components/cells-draft";

/** Only what the form needs: two hundred whole pellets would weigh more than the page. */
export function buildGround({ interlayer, pellet }: BuildGround): BuildGround {
  const { id, code, metal, nominalThicknessNm, maskDiameterMm, layers } = interlayer;
  return {
    interlayer: { id, code, metal, nominalThicknessNm, maskDiameterMm, layers },
    pellet: {
      code: pellet.code,
      lotCode: pellet.lotCode,
      composition: pellet.composition,
      thicknessUm: pellet.thicknessUm,
      polishedThicknessUm: pellet.polishedThicknessUm,
      diameterMm: pellet.diameterMm,
    },
  };
}
