/**
 * Toyo TOSCAT: a channel folder in a ZIP archive, or one of its six-digit files.
 *
 * Folder (a number) with `000001`, `000002` … (maybe `.txt`), `CAPACITY.LOG`, `<name>.PTN`, `*_OPTION.PTN`, `.CMT`;
 * folders below it are backups. Several channels in one archive give several recordings.
 * Six-digit file: `0,0,1,0,0,0,0` (or `0,0,0,…`), one or two blank lines, titles, rows; Shift-JIS, cp949 or ASCII:
 *   日付,時刻,経過時間[Sec],電圧[V],電流[mA],,,,,,,状態,ﾓｰﾄﾞ,ｻｲｸﾙ,総ｻｲｸﾙ
 *   Date,Time,PassTime[Sec],Voltage[V],Current[mA],,,Temp1[Deg],,,,Condition,Mode,Cycle,TotlCycle,PassedDate,Temp1[Deg]
 * State 1 charge, 2 discharge, 0 (and 3) rest, 9 abort. Current is a magnitude, charge is not stored, the pass time
 * starts again with every segment: see derive.ts. 総ｻｲｸﾙ and TotlCycle go on where ｻｲｸﾙ and Cycle may not.
 * The summary `連続データ.csv` alone is read too: see continuous-file.ts.
 * Not checked against files of a TOSCAT-3100: none is public.
 */
import { type ByteSource, bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { decodeText, type TextEncoding } from "../text-decoding";
import { ZipArchive } from "../zip-archive";
import { parseCapacityLog } from "./capacity-log";
import { type ChannelFolder, findChannelFolders, looksLikeChannels } from "./channel-folder";
import { channelRecording } from "./channel-recording";
import { continuousTitles, readContinuousFile } from "./continuous-file";
import { leanAboveBytes, leanRecording } from "./lean-recording";
import { patternMassG } from "./pattern-mass";
import { readSixDigitFile, type SixDigitFile } from "./six-digit-file";

const firstLines = /^0,0,[01],0,0,0,0[,\s]*\r?\n(?:[ \t,]*\r?\n){0,4}[^\n]*\[Sec\][^\n]*\[V\][^\n]*\[mA\]/i;
const longestText = 262_144;

export const reader: FormatReader = {
  id: "toyo-toscat",
  title: "Toyo TOSCAT channel folder",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    if (sniff.zipMembers !== null) {
      const confidence = looksLikeChannels(sniff.zipMembers);
      return confidence === null ? null : { confidence, matchedBy: "an archive with Toyo's six-digit files" };
    }
    if (firstLines.test(sniff.text))
      return { confidence: "certain", matchedBy: "Toyo's first line and titles" };
    return continuousTitles.test(sniff.words)
      ? { confidence: "certain", matchedBy: "Toyo's titles サイクル,モード,状態,電圧" }
      : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const magic = source.read(0, 2);
    if (magic[0] === 0x50 && magic[1] === 0x4b) return readArchive(new ZipArchive(source), context);
    const { encoding, start, source: opened } = openText(source);
    if (continuousTitles.test(decodeText(opened.read(start, 16_384), encoding))) {
      const { recording, ...rest } = readContinuousFile(opened, encoding);
      const text = { encoding, decimal: "." } as const;
      return finishedFile(reader, context, {
        ...rest,
        recordings: [recording],
        instrument: "Toyo TOSCAT",
        text,
      });
    }
    const isLean = source.size > leanAboveBytes;
    const file = readSixDigitFile(source, { isLean, onProgress: context.onProgress });
    const warnings: ReaderWarning[] = [];
    const recording = isLean
      ? leanRecording("Channel", [file], warnings)
      : channelRecording("Channel", [file], [], warnings);
    return finishedFile(reader, context, {
      recordings: [recording],
      instrument: "Toyo TOSCAT",
      startedAt: startOf(file),
      text: { encoding, decimal: ".", dateOrder: "stated" },
      warnings,
      truncated: file.table.truncated,
    });
  },
};

function readArchive(archive: ZipArchive, context: ReadContext): ParsedFile {
  const folders = findChannelFolders(archive.members.map((member) => member.name));
  if (folders.length === 0)
    throw new UnreadableFileError({
      expected: "a folder with six-digit files (000001, 000002, …)",
      found: `${archive.members.length} members of other names`,
    });
  const warnings: ReaderWarning[] = [];
  const metadata: Record<string, string> = {};
  const channels = folders.map((folder, index) => {
    const channel = readChannel(archive, folder, warnings, metadata);
    context.onProgress?.((index + 1) / folders.length);
    return channel;
  });
  const [first] = channels;
  const firstFile = first!.files.find((file) => file.table.rows > 0);
  return finishedFile(reader, context, {
    recordings: channels.map((channel) => channel.recording),
    instrument: "Toyo TOSCAT",
    channel: folders.length === 1 && folders[0]!.name !== "" ? folders[0]!.name : null,
    metadata,
    startedAt: firstFile === undefined ? null : startOf(firstFile),
    text: { encoding: first!.encoding, decimal: ".", dateOrder: "stated" },
    warnings,
    truncated: archive.truncated || channels.some(({ files }) => files.some((file) => file.table.truncated)),
  });
}

function readChannel(
  archive: ZipArchive,
  folder: ChannelFolder,
  warnings: ReaderWarning[],
  metadata: Record<string, string>,
) {
  const name = folder.name === "" ? "Channel" : folder.name;
  let encoding: TextEncoding = "utf-8";
  const files: SixDigitFile[] = [];
  const isLean = unpackedBytes(archive, folder.files) > leanAboveBytes;
  for (const member of folder.files) {
    const { bytes, damage } = archive.read(member);
    if (damage !== null)
      warnings.push({
        code: "truncated",
        message: `the archive's data of this file are ${damage}`,
        at: member,
      });
    try {
      const file = readSixDigitFile(bytesSource(member, bytes), { isLean });
      if (files.length === 0) encoding = file.encoding;
      files.push(file);
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      warnings.push({ code: "bad_rows", message: `left out: ${error.message}`, at: member });
    }
  }
  if (files.length === 0)
    throw new UnreadableFileError({
      expected: "a six-digit file with Toyo's titles",
      found: `none that can be read among ${folder.files.length}`,
      at: name,
    });
  const text = (member: string) => decodeText(archive.read(member).bytes, encoding);
  const log = folder.capacityLog === null ? "" : text(folder.capacityLog);
  const prefix = folder.name === "" ? "" : `${folder.name}/`;
  if (log !== "") metadata[`${prefix}CAPACITY.LOG`] = log.slice(0, longestText);
  for (const member of folder.patterns) {
    const mass = patternMassG(archive.read(member).bytes);
    if (mass !== null) metadata[`${member}, mass in g (nominal)`] = String(mass);
    metadata[member] = text(member).slice(0, longestText);
  }
  for (const member of folder.comments) metadata[member] = text(member).slice(0, longestText);
  return {
    encoding,
    files,
    recording: isLean
      ? leanRecording(name, files, warnings)
      : channelRecording(name, files, parseCapacityLog(log), warnings),
  };
}

function unpackedBytes({ members }: ZipArchive, names: readonly string[]): number {
  const wanted = new Set(names);
  return members.reduce((sum, member) => sum + (wanted.has(member.name) ? member.unpackedBytes : 0), 0);
}

function startOf(file: SixDigitFile) {
  return file.firstClock === null
    ? null
    : startTimeOf(file.firstClock, { order: "ymd", certainty: "stated" });
}
