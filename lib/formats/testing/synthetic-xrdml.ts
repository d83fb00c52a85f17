/** Synthetic .xrdml files after the vendor's public schema: a peak at 30° on a flat ground. */

export function syntheticXrdml(options: {
  schema: "1.5" | "2.0";
  scans: number;
  /** @default 51 */
  points?: number;
  /** @default "Completed" */
  status?: string;
  listPositions?: boolean;
}): string {
  const { schema, scans, points = 51, status = "Completed", listPositions = false } = options;
  const values = Array.from({ length: points }, (_, index) => (index === 25 ? 1000 : 10 + (index % 3)));
  const tag = schema === "2.0" ? "counts" : "intensities";
  const angles = values.map((_, index) => 29 + index * 0.04);
  const positions = listPositions
    ? `<listPositions>${angles.join(" ")}</listPositions>`
    : `<startPosition>29</startPosition><endPosition>${angles.at(-1)}</endPosition>`;
  const scan = Array.from(
    { length: scans },
    (_, index) =>
      `<scan appendNumber="${index}" mode="Continuous" scanAxis="Gonio" status="${status}"><header><startTimeStamp>2024-03-08T11:13:20-06:00</startTimeStamp></header><dataPoints><positions axis="2Theta" unit="deg">${positions}</positions><positions axis="Omega" unit="deg"><commonPosition>15</commonPosition></positions><commonCountingTime unit="seconds">10</commonCountingTime><${tag} unit="counts">${values.join(" ")}</${tag}></dataPoints></scan>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xrdMeasurements xmlns="http://www.xrdml.com/XRDMeasurement/${schema}" status="${status}"><sample><id>s1</id></sample><xrdMeasurement measurementType="Scan"><usedWavelength intended="K-Alpha"><kAlpha1 unit="Angstrom">1.5405980</kAlpha1></usedWavelength>${scan.join("")}</xrdMeasurement></xrdMeasurements>`;
}
