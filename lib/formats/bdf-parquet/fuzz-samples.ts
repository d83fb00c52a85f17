/** Small files to damage: packed and plain pages. */
import { parquetWriteBuffer } from "hyparquet-writer";

export function fuzzSamples(): Uint8Array[] {
  const columnData = [
    { name: "Test Time / s", data: [0, 10, 20, 30], type: "DOUBLE" as const },
    { name: "Voltage / V", data: [3, 3.1, 3.2, 3.1], type: "DOUBLE" as const },
    { name: "Current / A", data: [0, 0.5, 0.5, -0.5], type: "DOUBLE" as const },
    { name: "Cycle Count / 1", data: [1, 1, 1, 1], type: "INT32" as const },
  ];
  return [
    new Uint8Array(parquetWriteBuffer({ columnData })),
    new Uint8Array(parquetWriteBuffer({ columnData, codec: "UNCOMPRESSED" })),
  ];
}
