/**
 * Neware `.nda`: "NEWARE", the date of the format, u8 version at 14, a header, then records of one size.
 *
 * 1–29   integers times a range factor                    nda-layouts.ts, classic-records.ts
 * 129    never met                                        not read
 * 130    BTS 9.0 and 9.1, floating point, UTC             bts9-records.ts
 * header test, program, active mass                       nda-header.ts
 *
 * Facts: NewareNDA (d-cogswell), fastnda (g-kimbell), and the bytes of a real file of version 130.
 */
import { type ByteSource, readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import { latin1Text } from "../byte-cursor";
import { startTimeOf, startTimeOfClock, startTimeOfUnix } from "../clock-date";
import type { FormatReader, ReadContext } from "../format-reader";
import { newareRecording } from "../neware/neware-recording";
import type { NewareRecords } from "../neware/neware-records";
import { sortRecords } from "../neware/sort-records";
import { readBts9Records } from "./bts9-records";
import { auxiliaryColumnsOf, readClassicRecords } from "./classic-records";
import { readNdaHeader } from "./nda-header";
import { comparedNdaVersions, ndaLayouts } from "./nda-layouts";

const fileMagic = "NEWARE";

/** The largest `.nda` that is taken into memory at once. */
const largestFile = 1024 ** 3;

export const reader: FormatReader = {
  id: "neware-nda",
  title: "Neware .nda",
  kind: "cycling",
  isBinary: true,
  version: 1,
  recognise(sniff) {
    if (latin1Text(sniff.head, 0, fileMagic.length) !== fileMagic) return null;
    return { confidence: "certain", matchedBy: `first bytes "${fileMagic}"` };
  },
  read,
};

function read(source: ByteSource, context: ReadContext): ParsedFile {
  if (source.size > largestFile)
    throw new UnreadableFileError({ expected: `at most ${largestFile} bytes`, found: `${source.size}` });
  const bytes = readAll(source);
  if (bytes.length < 1024)
    throw new UnreadableFileError({
      expected: "a header of at least 1024 bytes",
      found: `${bytes.length} bytes`,
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(14);
  const warnings: ReaderWarning[] = [];
  const { records, columns, isCut, formatVersion } = readRecords(view, version, warnings);
  context.onProgress?.(0.7);
  if (records.rows === 0)
    throw new UnreadableFileError({
      expected: "at least one record",
      found: "none",
      at: `version ${version}`,
    });
  const metadata = readNdaHeader(view, version);
  const recording = newareRecording(records, columns, warnings);
  if (isCut)
    warnings.push({
      code: "truncated",
      message: "the file ends before the records that its header promises",
      at: `byte ${bytes.length}`,
    });
  if (!comparedNdaVersions.has(version))
    warnings.push({
      code: "version_unknown",
      message: `the layout of .nda version ${version} has not been compared with a real file`,
    });
  const program = metadata.server ?? metadata.program;
  return {
    format: reader.id,
    formatVersion,
    kind: "cycling",
    reader: { name: reader.id, version: reader.version },
    matchedBy: context.matchedBy,
    startedAt: startOf(records, metadata.startTime),
    instrument: program === undefined ? "Neware" : `Neware, ${program}`,
    channel: null,
    technique: null,
    metadata,
    recordings: [recording],
    unknown: [],
    truncated: isCut,
    warnings,
  };
}

interface Decoded {
  readonly records: NewareRecords;
  readonly columns: readonly Column[];
  readonly isCut: boolean;
  readonly formatVersion: string;
}

function readRecords(view: DataView, version: number, warnings: ReaderWarning[]): Decoded {
  if (version === 130) {
    const { records, isCut, dialect } = readBts9Records(view);
    const sorted = sortRecords(records, warnings);
    return { records: sorted, columns: [], isCut, formatVersion: `130 (BTS ${dialect})` };
  }
  const layout = ndaLayouts.get(version);
  if (layout === undefined)
    throw new UnreadableFileError({
      expected: `.nda version ${[...ndaLayouts.keys(), 130].sort((a, b) => a - b).join(", ")}`,
      found: `${version}`,
      at: "byte 14",
    });
  const { records, auxiliary, isCut } = readClassicRecords(view, layout);
  const sorted = sortRecords(records, warnings);
  const columns = auxiliaryColumnsOf(auxiliary, sorted.index);
  return { records: sorted, columns, isCut, formatVersion: String(version) };
}

function startOf(records: NewareRecords, printed: string | number | undefined): StartTime | null {
  const first = records.clockS?.find((seconds) => !Number.isNaN(seconds));
  if (records.isUtc && first !== undefined) return startTimeOfUnix(first);
  if (typeof printed === "string") return startTimeOf(printed, { order: "ymd", certainty: "stated" });
  return first === undefined ? null : startTimeOfClock(first);
}
