/**
 * Bruker .brml: a ZIP archive of XML.
 *
 * `Experiment<n>/RawData<m>.xml`: TimeStampStarted and TimeStampFinished with offset, then one DataRoute (or more)
 * with ScanInformation (ScanName, VisibleName), ScanAxes/ScanAxisInfo (AxisId, Unit, Start, Stop, Increment) and
 * one `<Datum>` a point: measured time in s, a flag, the scan axes in their order, … and the counts last. Other members
 * (containers of settings) are not read. Values are counts over the effective time per step, not counts per second.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { ZipArchive } from "../zip-archive";
import { type DataRoute, readRawData } from "./raw-data";

const rawMember = /(?:^|\/)Experiment(\d+)\/RawData(\d+)\.xml$/i;

export const reader: FormatReader = {
  id: "bruker-brml",
  title: "Bruker .brml",
  kind: "diffraction",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const member = sniff.zipMembers?.find((name) => rawMember.test(name));
    return member === undefined ? null : { confidence: "certain", matchedBy: `an archive with ${member}` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const archive = new ZipArchive(source);
    const members = archive.members.map((member) => member.name).filter((name) => rawMember.test(name));
    if (members.length === 0)
      throw new UnreadableFileError({
        expected: "a member Experiment0/RawData0.xml",
        found: `${archive.members.length} members of other names`,
      });
    members.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const warnings: ReaderWarning[] = [];
    const recordings: Recording[] = [];
    const metadata: Record<string, string> = {};
    let started: string | null = null;
    let truncated = archive.truncated;
    for (const [index, member] of members.entries()) {
      const { bytes, damage } = archive.read(member);
      const raw = readRawData(bytes);
      if (damage !== null || raw.problem !== null) {
        truncated = true;
        warnings.push({
          code: "truncated",
          message: `breaks off: ${raw.problem?.message ?? `the archive's data are ${damage}`}`,
          at: member,
        });
      }
      started ??= raw.settings.TimeStampStarted ?? null;
      const prefix = members.length === 1 ? "" : `${index}.`;
      for (const [key, value] of Object.entries(raw.settings)) metadata[`${prefix}${key}`] = value;
      for (const route of raw.routes) {
        if (route.rows === 0) continue;
        const name = `Scan ${recordings.length + 1}`;
        recordings.push(recordingOf(route, name, warnings));
        for (const [key, value] of Object.entries(route.settings)) metadata[`${name}.${key}`] = value;
      }
      context.onProgress?.((index + 1) / members.length);
    }
    return finishedFile(reader, context, {
      recordings,
      instrument: "Bruker",
      technique: metadata["Scan 1.VisibleName"] ?? metadata["Scan 1.ScanName"] ?? null,
      metadata,
      startedAt: started === null ? null : startTimeOf(started, { order: "ymd", certainty: "stated" }),
      warnings,
      truncated,
    });
  },
};

function recordingOf(route: DataRoute, name: string, warnings: ReaderWarning[]): Recording {
  const { axes, width, rows, values } = route;
  const fits = width === axes.length + 3;
  if (!fits)
    warnings.push({
      code: "unknown_column",
      message: `${name}: rows of ${width} values for ${axes.length} axes; which is which is not known, only the counts are taken to be last`,
    });
  if (route.oddRows > 0)
    warnings.push({ code: "bad_rows", message: `${name}: ${route.oddRows} rows of another length left out` });
  const columns = Array.from({ length: width }, (_, column): Column => {
    const own = new Float64Array(rows);
    for (let row = 0; row < rows; row += 1) own[row] = values[row * width + column]!;
    const rest = { values: own, origin: "file" as const };
    if (column === width - 1)
      return { name: "Counts", unit: "1", vendorUnit: "counts", role: "intensity", ...rest };
    if (!fits) return { name: `column ${column + 1}`, unit: null, role: null, ...rest };
    if (column === 0) return { name: "MeasuredTime", unit: "s", role: null, ...rest };
    if (column === 1) return { name: "Flag", unit: null, role: null, ...rest };
    const axis = axes[column - 2]!;
    const isDegrees = axis.unit === "°" || axis.unit === "";
    const is2Theta = isDegrees && axis.id === "TwoTheta";
    return {
      name: axis.id,
      unit: isDegrees ? "deg" : axis.unit,
      role: is2Theta ? "twoThetaDeg" : null,
      ...rest,
    };
  });
  return { name, kind: "diffraction", rows, columns };
}
