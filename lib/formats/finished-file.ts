/** A reader's answer, with what most formats leave empty filled in. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { FormatReader, ReadContext } from "./format-reader";

type Required = "recordings" | "warnings";
type Given = Pick<ParsedFile, Required> & Partial<Omit<ParsedFile, Required | "format" | "reader">>;

/** @throws UnreadableFileError when not one record was had; a micrograph has none, only metadata. */
export function finishedFile(
  reader: Pick<FormatReader, "id" | "title" | "kind" | "version">,
  context: ReadContext,
  given: Given,
): ParsedFile {
  if (reader.kind !== "micrograph" && !given.recordings.some((recording) => recording.rows > 0))
    throw new UnreadableFileError({ expected: `at least one record of ${reader.title}`, found: "none" });
  return {
    format: reader.id,
    formatVersion: null,
    kind: reader.kind,
    reader: { name: reader.id, version: reader.version },
    matchedBy: context.matchedBy,
    startedAt: null,
    instrument: null,
    channel: null,
    technique: null,
    metadata: {},
    unknown: [],
    ...given,
    truncated: given.truncated === true || given.warnings.some(({ code }) => code === "truncated"),
  };
}
