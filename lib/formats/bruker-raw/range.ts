/** One range of a Bruker .raw file, whichever version, as a recording. */
import type { Column, Recording } from "@/lib/domain/recording";
import type { ByteCursor } from "../byte-cursor";

export interface RawRange {
  readonly startDeg: number;
  readonly stepDeg: number;
  readonly steps: number;
  readonly timePerStepS: number;
  /** Null when the scan's angle is 2θ, else what the file calls the scan. */
  readonly otherScan: string | null;
}

/** Float values from the cursor on: as many as promised, or as the bytes hold. */
export function readValues(
  cursor: ByteCursor,
  { steps, bytesAValue = 4 }: { steps: number; bytesAValue?: number },
): { values: Float64Array; isCut: boolean } {
  const held = Math.min(steps, Math.floor(cursor.remaining / bytesAValue));
  const values = new Float64Array(held);
  for (let index = 0; index < held; index += 1)
    values[index] = cursor.view.getFloat32(cursor.offset + index * bytesAValue, true);
  cursor.offset += held * bytesAValue;
  return { values, isCut: held < steps };
}

export function rangeRecording(name: string, range: RawRange, values: Float64Array): Recording {
  const angle = Float64Array.from(values, (_, index) => range.startDeg + index * range.stepDeg);
  const columns: Column[] = [
    {
      name: range.otherScan === null ? "2Theta" : `Angle of ${range.otherScan}`,
      unit: "deg",
      role: range.otherScan === null ? "twoThetaDeg" : null,
      values: angle,
      origin: "file",
    },
    { name: "Intensity", unit: "1", role: "intensity", values, origin: "file" },
  ];
  return { name, kind: "diffraction", rows: values.length, columns };
}
