/**
 * EC-Lab and BT-Lab binary data, `.mpr` (Bio-Logic). Little-endian but for the column ids of the new header.
 *
 *   0x00  "BIO-LOGIC MODULAR FILE" 1A, spaces to 48 bytes, four NUL
 *   0x34  modules, one behind the other; each begins with the word "MODULE", then
 *           +0   short name, 10   +10  long name, 25
 *           old:  +35 u32 length, +39 u32 version, +43 date, 8 characters
 *           new (EC-Lab ≥ 11.50): +35 FF FF FF FF, +39 u32 length, +43 u32 version, +47 u32 new version, +51 date
 *
 *   VMP Set   u8 technique, Pascal strings and f32 at fixed places (settings-module.ts), then the technique's
 *             sequences of parameters (technique-parameters.ts)
 *   VMP data  u32 records, u8 columns, column ids (u8 in version 0; u16 in 2 and 3; u16 big-endian in the new
 *             header); rows from byte 100 (version 0), 405 (2), 406 (3), 1007 (new); ids in columns.ts
 *   VMP LOG   channel, serial, versions, OLE start date (settings-module.ts), the rest ???
 *   VMP loop  u32 count, u32 first row of each loop
 *   VMP ExtDev  external device, ???
 *
 * Row width = (length − row start) / records. The vendor publishes no specification; sources: the open readers
 * galvani and yadg and a comparison with EC-Lab's own text exports.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { latin1Text } from "../byte-cursor";
import { eclabRecordings } from "../eclab-recording";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { locateRows } from "./data-module";
import { fileMagic, type MprModule, walkModules } from "./modules";
import { readRows } from "./read-rows";
import type { RowLayout } from "./row-layout";
import {
  channelOf,
  logMetadata,
  loopMetadata,
  type Metadata,
  settingsMetadata,
  startOf,
  techniqueOf,
} from "./settings-module";
import { sequenceMetadata } from "./technique-parameters";

const knownModules = ["VMP Set", "VMP data", "VMP LOG", "VMP loop"];
/** No settings, log or loop module seen is larger than 20 kB. */
const maximumModuleBytes = 4 * 1024 * 1024;

export const reader: FormatReader = {
  id: "biologic-mpr",
  title: "EC-Lab .mpr",
  kind: "cycling",
  isBinary: true,
  version: 1,
  recognise,
  read,
};

function recognise(sniff: Sniff): Recognition | null {
  if (latin1Text(sniff.head, 0, fileMagic.length) !== fileMagic) return null;
  return { confidence: "certain", matchedBy: `the file begins "${fileMagic}"` };
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const magic = latin1Text(source.read(0, fileMagic.length), 0, fileMagic.length);
  if (magic !== fileMagic) {
    throw new UnreadableFileError({ expected: `"${fileMagic}"`, found: JSON.stringify(magic), at: "byte 0" });
  }
  const walk = walkModules(source);
  const dataModules = walk.modules.filter((module) => module.name === "VMP data");
  if (dataModules.length === 0) {
    throw new UnreadableFileError({
      expected: "a data module",
      found: walk.modules.map((module) => module.name).join(", ") || "no module",
      at: `byte ${walk.stopped?.offset ?? source.size}`,
    });
  }
  const warnings: ReaderWarning[] = [];
  const unknown: ParsedFile["unknown"][number][] = [];
  const about = describeRun(source, walk.modules);
  const technique = about.technique ?? "EC-Lab";
  const recordings: Recording[] = [];
  let kind: ParsedFile["kind"] = "cycling";
  let truncated = false;
  dataModules.forEach((module, index) => {
    const data = locateRows(source, module);
    warnings.push(...data.warnings);
    reportUnknownColumns(data.layout, data.start, warnings, unknown);
    const columns = readRows(source, data, context.onProgress);
    const name = dataModules.length === 1 ? technique : `${technique}, part ${index + 1}`;
    const made = eclabRecordings({ name, rows: data.rows, columns });
    recordings.push(...made.recordings);
    warnings.push(...made.warnings);
    if (made.kind === "impedance") kind = "impedance";
    if (data.truncated) {
      truncated = true;
      const end = data.start + data.rows * data.layout.width;
      warnings.push({
        code: "truncated",
        message: `the file ends inside the data; the first ${data.rows} records are whole`,
        at: `byte ${end}`,
      });
    }
  });
  if (walk.stopped !== null) {
    const { offset, reason } = walk.stopped;
    warnings.push({
      code: "unknown_module",
      message: `no module begins here: ${reason}`,
      at: `byte ${offset}`,
    });
    unknown.push({ what: "bytes behind the last module", offset, length: source.size - offset });
  } else if (!truncated && walk.modules.some((module) => module.available < module.length)) {
    truncated = true;
    warnings.push({
      code: "truncated",
      message: "the file ends inside a module behind the data; all records are whole",
      at: `byte ${source.size}`,
    });
  }
  for (const module of walk.modules) {
    if (knownModules.includes(module.name)) continue;
    unknown.push({ what: `module "${module.name}"`, offset: module.offset, length: module.available });
  }
  if (about.defaultArea !== null) {
    const message = `electrode area ${about.defaultArea} cm² is what the program fills in, not an entry`;
    warnings.push({ code: "default_area", message });
  }
  const first = dataModules[0]!;
  return finishedFile(reader, context, {
    formatVersion: first.newVersion === null ? `${first.version}` : `${first.version}/${first.newVersion}`,
    kind,
    startedAt: about.startedAt,
    instrument: about.instrument,
    channel: about.channel,
    technique: about.technique,
    metadata: about.metadata,
    recordings,
    unknown,
    truncated,
    warnings,
  });
}

interface Description {
  technique: string | null;
  instrument: string;
  channel: string | null;
  startedAt: StartTime | null;
  defaultArea: number | null;
  metadata: Metadata;
}

function describeRun(source: ByteSource, modules: readonly MprModule[]): Description {
  const bytesOf = (name: string): Uint8Array | null => {
    const module = modules.find((each) => each.name === name);
    if (module === undefined || module.available === 0) return null;
    return source.read(module.offset, Math.min(module.available, maximumModuleBytes));
  };
  const settings = bytesOf("VMP Set");
  const isNew = modules.some((module) => module.newVersion !== null);
  const log = bytesOf("VMP LOG");
  const loop = bytesOf("VMP loop");
  const metadata: Metadata = {
    ...Object.fromEntries(modules.map((module) => [`modules.${module.name}`, module.date])),
    ...(settings === null ? {} : settingsMetadata(settings)),
    ...(settings === null ? {} : sequenceMetadata(settings, techniqueOf(settings), isNew)),
    ...(log === null ? {} : logMetadata(log)),
    ...(loop === null ? {} : loopMetadata(loop)),
  };
  const area = metadata["settings.electrodeAreaCm2"];
  const serial = metadata["log.deviceSerial"];
  return {
    technique: settings === null ? null : techniqueOf(settings),
    instrument: serial === undefined ? "Bio-Logic" : `Bio-Logic (SN ${serial})`,
    channel: channelOf(metadata),
    startedAt: log === null ? null : startOf(log, [...new Set(modules.map((module) => module.date))]),
    defaultArea: area === 0 || area === 0.001 ? area : null,
    metadata,
  };
}

function reportUnknownColumns(
  layout: RowLayout,
  start: number,
  warnings: ReaderWarning[],
  unknown: ParsedFile["unknown"][number][],
): void {
  for (const item of layout.items) {
    if (item.kind !== "raw") continue;
    const what = item.ids.length === 1 ? `column id ${item.ids[0]}` : `column ids ${item.ids.join(", ")}`;
    warnings.push({
      code: "unknown_column",
      message:
        item.width === 0
          ? `${what} is not known and has no bytes of its own in the row`
          : `${what} not known; ${item.width} bytes a row are kept raw, the other columns are read`,
      at: `byte ${item.offset} of each row of ${layout.width}`,
    });
    unknown.push({ what, offset: start + item.offset, length: item.width });
  }
}
