/** The areas of a cell by basis: derived from diameters, here and nowhere else. */
import { type AreaBasis, discAreaCm2 } from "./area";

export interface CellDiameters {
  /** Open diameter of the interlayer's mask. */
  readonly maskDiameterMm: number | null;
  readonly cathodeDiameterMm: number | null;
  readonly pelletDiameterMm: number | null;
  readonly counterDiameterMm: number | null;
}

/** cm²; null where the diameter is not known. */
export interface CellAreas {
  readonly interlayerCm2: number | null;
  readonly cathodeCm2: number | null;
  readonly pelletCm2: number | null;
  readonly counterCm2: number | null;
}

export function cellAreas(diameters: CellDiameters): CellAreas {
  return {
    interlayerCm2: areaOrNull(diameters.maskDiameterMm),
    cathodeCm2: areaOrNull(diameters.cathodeDiameterMm),
    pelletCm2: areaOrNull(diameters.pelletDiameterMm),
    counterCm2: areaOrNull(diameters.counterDiameterMm),
  };
}

function areaOrNull(diameterMm: number | null): number | null {
  return diameterMm === null ? null : discAreaCm2(diameterMm);
}

/** The area that "per cm²" means on that basis; null when the basis or its diameter is not known. */
export function areaOnBasisCm2(areas: CellAreas, basis: AreaBasis): number | null {
  switch (basis) {
    case "interlayer":
      return areas.interlayerCm2;
    case "cathode":
      return areas.cathodeCm2;
    case "pellet":
      return areas.pelletCm2;
    case "counter":
      return areas.counterCm2;
    case "unknown":
      return null;
  }
}
