/** The instrument formats that can be read, for choosing one by hand. */
import { formatReaders } from "@/lib/formats/registry";

export interface KnownFormat {
  readonly id: string;
  /** As the field says it: "EC-Lab .mpr". */
  readonly title: string;
  readonly kind: string;
}

export function listKnownFormats(): readonly KnownFormat[] {
  return formatReaders.map(({ id, title, kind }) => ({ id, title, kind }));
}
