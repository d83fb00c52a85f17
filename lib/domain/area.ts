/** Plane areas. Every areal number names the area it was divided by. */

export const areaBases = ["interlayer", "cathode", "counter", "pellet", "unknown"] as const;

export type AreaBasis = (typeof areaBases)[number];

/** Area in cm² of a disc with that diameter in mm: 12 mm → 1.1310 cm². */
export function discAreaCm2(diameterMm: number): number {
  return (Math.PI * diameterMm * diameterMm) / 400;
}
