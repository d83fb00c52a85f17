/** What every version of a Bruker .raw file comes down to. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { RawRange } from "./range";

export interface RawPart {
  readonly range: RawRange;
  readonly values: Float64Array;
  readonly isCut: boolean;
}

export interface RawContent {
  readonly version: string;
  readonly parts: readonly RawPart[];
  /** Ranges that the header promises. */
  readonly promised: number;
  readonly metadata: Readonly<Record<string, string>>;
  /** As printed. */
  readonly date: string | null;
  readonly time: string | null;
  readonly status: string | null;
}

/**
 * Parts until `readNext` gives none or one is cut. A part that cannot be read ends them, and counts as promised; only
 * the first one has to be readable.
 */
export function readParts(readNext: (done: readonly RawPart[]) => RawPart | null): {
  readonly parts: RawPart[];
  readonly isBroken: boolean;
} {
  const parts: RawPart[] = [];
  try {
    for (let part = readNext(parts); part !== null; part = readNext(parts)) {
      parts.push(part);
      if (part.isCut) break;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || parts.length === 0) throw error;
    return { parts, isBroken: true };
  }
  return { parts, isBroken: false };
}
