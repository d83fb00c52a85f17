/** Synthetic samples to damage: an archive of two scans. */
import { writeZip } from "../testing/write-zip";

export function rawDataXml(options: { points: number; axes?: readonly string[] }): string {
  const { points, axes = ["TwoTheta", "Theta"] } = options;
  const infos = axes.map(
    (axis) => `<ScanAxisInfo AxisId="${axis}" Unit="°"><Start>10</Start></ScanAxisInfo>`,
  );
  const rows = Array.from({ length: points }, (_, row) => {
    const angle = 10 + row * 0.02;
    const positions = axes.map((_, axis) => (angle / (axis + 1)).toFixed(6));
    return `<Datum>124.8,1,${positions.join(",")},${100 + row}</Datum>`;
  });
  return `<?xml version="1.0"?><RawData><TimeStampStarted>2025-02-26T10:47:52.8708798+00:00</TimeStampStarted><DataRoutes><DataRoute RouteFlag="Measured"><ScanInformation VisibleName="Coupled TwoTheta/Theta"><TimePerStep>0.65</TimePerStep><ScanAxes>${infos.join("")}</ScanAxes></ScanInformation>${rows.join("")}</DataRoute></DataRoutes></RawData>`;
}

export function fuzzSamples(): Uint8Array[] {
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    writeZip([
      { name: "Experiment0/RawData0.xml", bytes: encode(rawDataXml({ points: 60 })) },
      { name: "Experiment0/RawData1.xml", bytes: encode(rawDataXml({ points: 30 })), deflate: false },
    ]),
  ];
}
