/** What an interlayer's film can take up by alloying, and how a plated charge divides between film and metal. */
import {
  chargePerX,
  expansionRatio,
  type Film,
  filmUptake,
  lithiumContent,
  partitionPlating,
  phaseCapacities,
} from "@/lib/analysis/alloy";
import { type InterlayerMetal, metals } from "@/lib/analysis/alloy-phases";
import type { InterlayerAlloy, PlatedLithium } from "@/lib/contract/alloy";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Actor } from "@/lib/domain/actor";
import { discAreaCm2 } from "@/lib/domain/area";
import { getInterlayer } from "./interlayer";

const assumption =
  "Upper bound: all charge alloys, the film is dense, and neither oxide nor electrolyte is reduced.";

export async function alloyOfInterlayer(actor: Actor, ref: string): Promise<InterlayerAlloy> {
  return alloyOf(await getInterlayer(actor, ref));
}

export function alloyOf(interlayer: Pick<Interlayer, "metal" | "layers">): InterlayerAlloy {
  const { metal } = interlayer;
  const { thicknessNm, thicknessFrom } = thicknessOf(interlayer);
  const base = { metal, xBasis: "Li_xM", thicknessNm, thicknessFrom, assumption } as const;
  const film = filmOf(interlayer);
  if (typeof film === "string") {
    const takesNothing = metal === "bare";
    return {
      ...base,
      ...{ chargePerXMahCm2: null, uptakeMahCm2: takesNothing ? 0 : null, uptakePhase: null },
      ...{ phases: [], notApplicable: film },
    };
  }
  const phases = phaseCapacities(film).map(({ name, label, x, source, capacityMahCm2 }) => ({
    ...{ name, label: label ?? null, x, source, capacityMahCm2 },
    thicknessNm: film.thicknessNm * expansionRatio(film.metal, x),
  }));
  const alloys = phases.length > 0;
  return {
    ...base,
    chargePerXMahCm2: alloys ? chargePerX(film) : null,
    uptakeMahCm2: filmUptake(film),
    uptakePhase: partitionPlating(film, 0).saturation,
    phases,
    notApplicable: alloys ? null : `${metal} forms no alloy with lithium: x does not apply.`,
  };
}

/** The film of an interlayer, or why there is none whose lithium content could be told. */
function filmOf(interlayer: Pick<Interlayer, "metal" | "layers">): Film | string {
  const { metal } = interlayer;
  if (metal === "bare") return "Nothing was coated: there is no film to alloy.";
  if (!(metal in metals)) {
    return interlayer.layers.length > 1
      ? `The film is ${metal}: of several metals no single x is defined.`
      : `No phases of lithium with ${metal} are known here.`;
  }
  const { thicknessNm } = thicknessOf(interlayer);
  if (thicknessNm === null || thicknessNm <= 0) return "The film's thickness is not stated.";
  return { metal: metal as InterlayerMetal, thicknessNm };
}

/** Measured where it was measured, nominal elsewhere; null where a layer has neither. */
function thicknessOf({
  layers,
}: Pick<Interlayer, "layers">): Pick<InterlayerAlloy, "thicknessNm" | "thicknessFrom"> {
  const each = layers.map((layer) => layer.measuredThicknessNm ?? layer.nominalThicknessNm);
  if (each.length === 0 || each.some((one) => one === null))
    return { thicknessNm: null, thicknessFrom: null };
  const measured = layers.filter((layer) => layer.measuredThicknessNm !== null).length;
  return {
    thicknessNm: each.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    thicknessFrom: measured === 0 ? "nominal" : measured === layers.length ? "measured" : "partly_measured",
  };
}

/**
 * Takes platings apart on the film's own area, whatever basis the run counts on; null without a film or its area.
 * @returns a function of the plated charge in mAh
 */
export function platingOn(
  interlayer: Pick<Interlayer, "metal" | "layers" | "maskDiameterMm">,
): ((platedMah: number) => PlatedLithium) | null {
  const film = filmOf(interlayer);
  if (typeof film === "string" || interlayer.maskDiameterMm === null) return null;
  const areaCm2 = discAreaCm2(interlayer.maskDiameterMm);
  return (platedMah) => {
    const { alloyShare, metallicThicknessUm } = partitionPlating(film, platedMah / areaCm2);
    const x = lithiumContent(film, platedMah / areaCm2)?.x ?? null;
    return { x, alloyShare, metallicUm: metallicThicknessUm };
  };
}
