/** Synthetic samples to damage. */
import { writeZip } from "../testing/write-zip";

export function rasxArchive(options: { axis: string | null; scans?: number }): Uint8Array {
  const { axis, scans = 1 } = options;
  const encode = (text: string) => new TextEncoder().encode(text);
  const members = Array.from({ length: scans }, (_, scan) => {
    const rows = Array.from({ length: 60 }, (_, row) => `${(3 + row * 0.02).toFixed(4)}\t${100 + row}\t1`);
    const conditions = `<MeasurementConditions><ScanInformation><AxisName>${axis}</AxisName><StartTime>2025-03-07T13:28:15Z</StartTime></ScanInformation></MeasurementConditions>`;
    return [
      { name: `Data${scan}/Profile${scan}.txt`, bytes: encode(`\uFEFF${rows.join("\r\n")}\r\n`) },
      ...(axis === null
        ? []
        : [{ name: `Data${scan}/MesurementConditions${scan}.xml`, bytes: encode(conditions) }]),
    ];
  });
  return writeZip(members.flat());
}

export function fuzzSamples(): Uint8Array[] {
  return [rasxArchive({ axis: "TwoThetaTheta", scans: 2 })];
}
