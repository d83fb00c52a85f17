/**
 * Bruker / Siemens .raw diffraction files, versions 1 to 4; their layouts stand in versions-1-to-3.ts and version-4.ts.
 *
 * Whether values are counts or counts per second is not said in the file: they are returned as stored, with the time
 * per step in the metadata.
 */
import { type ByteSource, readAll } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { ByteCursor, latin1Text } from "../byte-cursor";
import { decideDateOrder, startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import type { RawContent } from "./content";
import { rangeRecording } from "./range";
import { readVersion4 } from "./version-4";
import { readVersion1, readVersion2, readVersion3 } from "./versions-1-to-3";

const magics = [
  { magic: "RAW ", version: 1, read: readVersion1 },
  { magic: "RAW2", version: 2, read: readVersion2 },
  { magic: "RAW1.01", version: 3, read: readVersion3 },
  { magic: "RAW4.00", version: 4, read: readVersion4 },
] as const;

export const reader: FormatReader = {
  id: "bruker-raw",
  title: "Bruker .raw",
  kind: "diffraction",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const found = versionOf(sniff.head);
    if (found === null) return null;
    // Four letters are little to go by: text may begin with "RAW " too.
    const isText = !sniff.head.subarray(0, 64).some((byte) => byte < 9);
    if (found.version === 1 && isText) return null;
    return { confidence: "certain", matchedBy: `"${found.magic}" in the first bytes` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const bytes = readAll(source);
    const version = versionOf(bytes) ?? magics[0];
    const content = version.read(new ByteCursor(bytes));
    const warnings: ReaderWarning[] = [
      {
        code: "unit_assumed",
        message:
          "the file does not say whether its values are counts or counts per second; they are as stored",
      },
    ];
    const truncated = content.parts.length < content.promised || content.parts.some((part) => part.isCut);
    if (truncated)
      warnings.push({
        code: "truncated",
        message: `the file ends in range ${content.parts.length} of ${content.promised}`,
      });
    if (content.status === "aborted" || content.status === "interrupted")
      warnings.push({ code: "aborted", message: `the file's status is "${content.status}"` });
    const metadata: Record<string, string> = { ...content.metadata };
    const recordings = content.parts.map(({ range, values }, index) => {
      metadata[`Range ${index + 1}.time per step (s)`] = String(range.timePerStepS);
      return rangeRecording(`Range ${index + 1}`, range, values);
    });
    return finishedFile(reader, context, {
      formatVersion: content.version,
      recordings,
      instrument: "Bruker",
      metadata,
      startedAt: startOf(content, warnings),
      warnings,
      truncated,
    });
  },
};

function versionOf(head: Uint8Array) {
  const text = latin1Text(head, 0, 8);
  return magics.find(({ magic }) => text.startsWith(magic)) ?? null;
}

function startOf({ date, time }: RawContent, warnings: ReaderWarning[]) {
  if (date === null || date === "") return null;
  const printed = `${date} ${time ?? ""}`.trim();
  const order = decideDateOrder([printed]);
  if (order.certainty === "ambiguous" && /\d/.test(printed))
    warnings.push({
      code: "ambiguous_date",
      message: `"${printed}": day first or month first cannot be told`,
    });
  return startTimeOf(printed, order);
}
