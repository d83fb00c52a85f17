/**
 * Neware `.ndax`: a ZIP of binary `.ndc` members and XML (in gb2312).
 *
 * data.ndc          the records: whole integers (versions 1–5, and 7 with the fields its header lists), whole floats
 *                   (6, 15), or voltage and current only (8–14, 16, 17)
 *                                                   ndc-layouts.ts, configured-layout.ts, float-records.ts
 * data_runInfo.ndc  time, capacity, energy, date of some of the records (8 and up)                split-records.ts
 * data_step.ndc     cycle, schedule step and type of each step (8 and up)                         split-records.ts
 * data_AUX_*.ndc    auxiliary channels                                                       auxiliary-channels.ts
 * TestInfo.xml, Step.xml, VersionInfo.xml  test and channel, protocol, program                        test-info.ts
 * data_log.ndc, data_es.ndc  events and ???: kept raw
 *
 * Version 10 has never been met. Those not compared with a real file are read with a warning.
 * Facts: NewareNDA (d-cogswell), fastnda (g-kimbell), and the bytes of real files of versions 5 and 14.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import { startTimeOf, startTimeOfUnix } from "../clock-date";
import type { FormatReader, ReadContext } from "../format-reader";
import { decodeIntegerRecords } from "../neware/integer-records";
import { newareRecording } from "../neware/neware-recording";
import type { NewareRecords } from "../neware/neware-records";
import { sortRecords } from "../neware/sort-records";
import { ZipArchive } from "../zip-archive";
import { auxiliaryColumns, auxiliaryNames } from "./auxiliary-channels";
import { configuredLayout } from "./configured-layout";
import { readVersion6, readVersion15 } from "./float-records";
import { comparedVersions, integerLayouts, splitLayouts } from "./ndc-layouts";
import { type NdcFile, openNdc, smallPageStarts, usedSlots } from "./ndc-pages";
import { readSplitRecords } from "./split-records";
import { readTestInfo } from "./test-info";

const dataName = "data.ndc";
const knownVersions = [...integerLayouts.keys(), 6, 7, 15, ...splitLayouts.keys()].sort((a, b) => a - b);

export const reader: FormatReader = {
  id: "neware-ndax",
  title: "Neware .ndax",
  kind: "cycling",
  isBinary: true,
  version: 2,
  recognise(sniff) {
    if (!sniff.zipMembers?.includes(dataName)) return null;
    return { confidence: "certain", matchedBy: `ZIP with the member ${dataName}` };
  },
  read,
};

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const archive = new ZipArchive(source);
  const warnings: ReaderWarning[] = [];
  const members = new Members(archive, warnings);
  const data = members.open(dataName);
  if (data === null) throw new UnreadableFileError({ expected: `a readable ${dataName}`, found: "none" });
  context.onProgress?.(0.4);
  const records = sortRecords(readRecords(data, members), warnings);
  context.onProgress?.(0.7);
  const info = readTestInfo(archive, warnings);
  const names = auxiliaryNames(archive.members.map((member) => member.name));
  const isMatched = names.length === info.auxiliary.length;
  if (!isMatched && names.length > 0)
    warnings.push({
      code: "unknown_column",
      message: `${names.length} auxiliary members but ${info.auxiliary.length} channels in TestInfo.xml: what they measured is not known`,
    });
  const auxiliary = names.flatMap((name, at) => {
    const file = members.open(name);
    return file === null
      ? []
      : auxiliaryColumns(file, isMatched ? info.auxiliary[at]! : null, records.index, warnings);
  });
  const recording = newareRecording(records, auxiliary, warnings);
  const isCut = members.isCut || archive.truncated;
  if (records.rows === 0 && isCut)
    throw new UnreadableFileError({
      expected: "at least one record before the file is cut off",
      found: "none",
    });
  if (records.rows === 0)
    warnings.push({ code: "empty", message: "the test was set up but no record has been stored yet" });
  if (!comparedVersions.has(data.version))
    warnings.push({
      code: "version_unknown",
      message: `${dataName} is of version ${data.version}, whose layout has not been compared with a real file`,
    });
  return {
    format: reader.id,
    formatVersion: String(data.version),
    kind: "cycling",
    reader: { name: reader.id, version: reader.version },
    matchedBy: context.matchedBy,
    startedAt: startOf(records, info.startTime),
    instrument: info.instrument,
    channel: info.channel,
    technique: null,
    metadata: info.metadata,
    recordings: [recording],
    unknown: unreadMembers(archive, new Set([...members.opened, ...names])),
    truncated: isCut,
    warnings,
  };
}

/** Opens members and keeps the account of damage. */
class Members {
  readonly opened: string[] = [];
  isCut = false;
  private readonly archive: ZipArchive;
  private readonly warnings: ReaderWarning[];

  constructor(archive: ZipArchive, warnings: ReaderWarning[]) {
    this.archive = archive;
    this.warnings = warnings;
    if (archive.truncated)
      warnings.push({ code: "truncated", message: "the end of the ZIP archive is missing" });
    for (const name of archive.refused)
      warnings.push({ code: "unknown_module", message: `member left out: ${name}` });
  }

  /** Null when there is none of that name. */
  open(name: string): NdcFile | null {
    if (!this.archive.has(name)) return null;
    const { bytes, damage } = this.archive.read(name);
    this.opened.push(name);
    if (damage !== null) {
      this.isCut = true;
      this.warnings.push({
        code: "truncated",
        message:
          damage === "cut"
            ? `${name} is cut off after ${bytes.length} bytes; the whole pages before are read`
            : `${name} does not match its checksum; it is read as it is`,
        at: name,
      });
    }
    return bytes.length < 4 ? null : openNdc(name, bytes);
  }
}

function readRecords(data: NdcFile, members: Members): NewareRecords {
  if (data.version === 6) return readVersion6(data, members.open("data_step.ndc"));
  if (data.version === 15) return readVersion15(data);
  const whole = data.version === 7 ? configuredLayout(data) : integerLayouts.get(data.version);
  if (whole !== undefined) {
    const starts =
      data.version >= 5
        ? usedSlots(data, whole.bytes).starts
        : smallPageStarts(data, whole.bytes, whole.index);
    return decodeIntegerRecords(data.view, starts, whole);
  }
  const split = splitLayouts.get(data.version);
  if (split === undefined)
    throw new UnreadableFileError({
      expected: `${dataName} of version ${knownVersions.join(", ")}`,
      found: `version ${data.version}`,
    });
  const runInfo = members.open("data_runInfo.ndc");
  const step = members.open("data_step.ndc");
  return readSplitRecords({ data, runInfo, step, isCut: members.isCut }, split);
}

function startOf(records: NewareRecords, printed: string | null): StartTime | null {
  const first = records.clockS?.find((seconds) => !Number.isNaN(seconds));
  if (records.isUtc && first !== undefined) return startTimeOfUnix(first);
  return printed === null ? null : startTimeOf(printed, { order: "ymd", certainty: "stated" });
}

function unreadMembers(archive: ZipArchive, read: ReadonlySet<string>): ParsedFile["unknown"] {
  return archive.members
    .filter((member) => member.name.endsWith(".ndc") && !read.has(member.name))
    .map((member) => ({ what: member.name, offset: member.offset, length: member.packedBytes }));
}
