/**
 * Rigaku .rasx: a ZIP archive; for each measurement n a folder `Data<n>` with `Profile<n>.txt` (UTF-8 with mark; angle,
 * intensity and attenuation factor between tabs, no titles) and `MesurementConditions<n>.xml` (the vendor's spelling)
 * with ScanInformation (AxisName, Mode, Start, Stop, Step, Speed, StartTime), wavelengths and optics. Intensities are
 * as stored; the factor stands beside them and nothing is multiplied.
 */
import { type ByteSource, bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { readTitledTable } from "../titled-table";
import { findElements, readXmlTreeUpToBreak, type XmlElement } from "../xml-tree";
import { ZipArchive } from "../zip-archive";

const profileMember = /(?:^|\/)Data(\d+)\/Profile\1\.txt$/i;

export const reader: FormatReader = {
  id: "rigaku-rasx",
  title: "Rigaku .rasx",
  kind: "diffraction",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const member = sniff.zipMembers?.find((name) => profileMember.test(name));
    return member === undefined ? null : { confidence: "certain", matchedBy: `an archive with ${member}` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const archive = new ZipArchive(source);
    const members = archive.members.map((member) => member.name).filter((name) => profileMember.test(name));
    if (members.length === 0)
      throw new UnreadableFileError({
        expected: "a member Data0/Profile0.txt",
        found: `${archive.members.length} members of other names`,
      });
    members.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const warnings: ReaderWarning[] = [];
    const metadata: Record<string, string> = {};
    let truncated = archive.truncated;
    const recordings = members.map((member): Recording => {
      const number = profileMember.exec(member)![1]!;
      const conditions = readConditions(archive, member, number, metadata, warnings);
      const { bytes, damage } = archive.read(member);
      if (damage !== null) {
        truncated = true;
        warnings.push({ code: "truncated", message: `the archive's data are ${damage}`, at: member });
      }
      return readProfile(bytes, { number, axis: conditions.AxisName ?? null }, warnings);
    });
    const started = metadata["0.StartTime"] ?? metadata["1.StartTime"];
    return finishedFile(reader, context, {
      recordings,
      instrument: metadata["0.SystemName"] ?? "Rigaku",
      technique: metadata["0.PartName"] ?? null,
      metadata,
      startedAt: started === undefined ? null : startTimeOf(started, { order: "ymd", certainty: "stated" }),
      warnings,
      truncated,
    });
  },
};

function readProfile(
  bytes: Uint8Array,
  { number, axis }: { number: string; axis: string | null },
  warnings: ReaderWarning[],
): Recording {
  const text = openText(bytesSource(`Profile${number}.txt`, bytes));
  const table = readTitledTable(text.source, {
    titles: [axis ?? "Angle", "Intensity", "Attenuation factor"],
    rules: [{ title: /./, role: null, kind: "number" }],
    delimiter: "\t",
    decimal: ".",
    encoding: text.encoding,
    start: text.start,
    firstLine: 1,
  });
  warnings.push(...table.warnings);
  const is2Theta = axis === null || /^(two ?theta|2 ?theta)/i.test(axis);
  if (axis === null)
    warnings.push({
      code: "unit_assumed",
      message: `Profile${number}: no conditions name its axis; taken as 2θ in degrees`,
    });
  const columns = table.columns.map((column, index): Column => {
    if (index === 0) return { ...column, unit: "deg", role: is2Theta ? "twoThetaDeg" : null };
    return index === 1 ? { ...column, unit: "1", role: "intensity" } : { ...column, unit: "1" };
  });
  return { name: `Data ${number}`, kind: "diffraction", rows: table.rows, columns };
}

const wanted = [
  "SampleName",
  "SystemName",
  "PartName",
  "TargetName",
  "WavelengthKalpha1",
  "WavelengthKalpha2",
  "WavelengthKbeta",
  "AxisName",
  "Mode",
  "Start",
  "Stop",
  "Step",
  "Resolution",
  "Speed",
  "SpeedUnit",
  "UnitName",
  "IntensityUnit",
  "PositionUnit",
  "StartTime",
  "EndTime",
] as const;

function readConditions(
  archive: ZipArchive,
  member: string,
  number: string,
  metadata: Record<string, string>,
  warnings: ReaderWarning[],
): Partial<Record<(typeof wanted)[number], string>> {
  const folder = member.slice(0, member.lastIndexOf("/") + 1);
  const name = [
    `${folder}MesurementConditions${number}.xml`,
    `${folder}MeasurementConditions${number}.xml`,
  ].find((each) => archive.has(each));
  if (name === undefined) return {};
  let root: XmlElement;
  try {
    root = readXmlTreeUpToBreak(archive.read(name).bytes).root;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    warnings.push({ code: "bad_rows", message: `conditions are not readable: ${error.message}`, at: name });
    return {};
  }
  const found: Partial<Record<(typeof wanted)[number], string>> = {};
  for (const key of wanted) {
    const text = findElements(root, key).find((element) => element.text !== "")?.text;
    if (text === undefined) continue;
    found[key] = text;
    metadata[`${number}.${key}`] = text;
  }
  return found;
}
