/**
 * PANalytical .xrdml: XML, namespace http://www.xrdml.com/XRDMeasurement/1.x or 2.0.
 *
 * xrdMeasurements > xrdMeasurement (measurementType, status, sampleMode) > usedWavelength (kAlpha1, kAlpha2, kBeta in
 * Å, ratioKAlpha2KAlpha1), incidentBeamPath (tube, slits), diffractedBeamPath, scan[] (appendNumber, mode, scanAxis,
 * status) > header/startTimeStamp, dataPoints > positions[axis] (startPosition and endPosition, or listPositions, or
 * commonPosition), commonCountingTime or countingTimes, beamAttenuationFactors, and the values: <intensities> up to
 * schema 1.6, <counts> in 2.0. Values are counts, not counts per second. Whether they are corrected for a beam
 * attenuator differs by schema, so the factors are returned beside them and nothing is corrected here.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { readAll } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { findElements, readXmlTreeUpToBreak, type XmlElement } from "../xml-tree";
import { readScan } from "./scan";

const namespace = /www\.xrdml\.com\/XRDMeasurement\/(\d+\.\d+)/;

export const reader: FormatReader = {
  id: "panalytical-xrdml",
  title: "PANalytical .xrdml",
  kind: "diffraction",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const schema = namespace.exec(sniff.text.slice(0, 4096))?.[1];
    if (schema === undefined || !sniff.text.includes("<xrdMeasurements")) return null;
    return { confidence: "certain", matchedBy: `XML of www.xrdml.com, schema ${schema}` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const { root, problem } = readXmlTreeUpToBreak(readAll(source));
    if (root.name !== "xrdMeasurements")
      throw new UnreadableFileError({ expected: "<xrdMeasurements>", found: `<${root.name}>` });
    const warnings: ReaderWarning[] = [];
    const recordings: Recording[] = [];
    const metadata: Record<string, string> = {};
    const scans = findElements(root, "scan");
    for (const [index, scan] of scans.entries()) {
      const name = `Scan ${index + 1}`;
      const recording = readScan(scan, name, warnings);
      if (recording !== null) recordings.push(recording);
      const prefix = scans.length === 1 ? "scan" : `scan.${index + 1}`;
      for (const [key, value] of scan.attributes) metadata[`${prefix}.${key}`] = value;
      collect(scan, ["startTimeStamp", "endTimeStamp", "commonCountingTime"], prefix, metadata);
      const status = scan.attributes.get("status");
      if (status !== undefined && status !== "Completed")
        warnings.push({ code: "aborted", message: `${name} has status "${status}"` });
    }
    if (problem !== null)
      warnings.push({ code: "truncated", message: `the XML breaks off: ${problem.message}` });
    collect(root, settings, "", metadata);
    for (const part of ["sample", "author"])
      for (const element of findElements(root, part)) collect(element, ["id", "name"], part, metadata);
    const started = scans[0] === undefined ? undefined : findElements(scans[0], "startTimeStamp")[0]?.text;
    return finishedFile(reader, context, {
      formatVersion: schemaOf(root),
      recordings,
      instrument: metadata.instrumentControlSoftware ?? null,
      technique: scans[0]?.attributes.get("scanAxis") ?? null,
      metadata,
      startedAt: started === undefined ? null : startTimeOf(started, { order: "ymd", certainty: "stated" }),
      warnings,
      truncated: problem !== null,
    });
  },
};

const settings = [
  "kAlpha1",
  "kAlpha2",
  "kBeta",
  "ratioKAlpha2KAlpha1",
  "anodeMaterial",
  "tension",
  "current",
  "radius",
  "instrumentControlSoftware",
  "instrumentID",
  "entry",
] as const;

/** First element of each name below, with its unit: `kAlpha1 (Angstrom)`. */
function collect(
  element: XmlElement,
  names: readonly string[],
  prefix: string,
  metadata: Record<string, string>,
): void {
  for (const name of names) {
    const found = findElements(element, name).find((each) => each.text !== "");
    if (found === undefined) continue;
    const unit = found.attributes.get("unit");
    const key = unit === undefined ? name : `${name} (${unit})`;
    metadata[prefix === "" ? key : `${prefix}.${key}`] = found.text;
  }
}

function schemaOf(root: XmlElement): string | null {
  for (const value of root.attributes.values()) {
    const match = namespace.exec(value);
    if (match !== null) return match[1]!;
  }
  return null;
}
