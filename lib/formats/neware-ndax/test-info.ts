/** What the XML members of an `.ndax` file say of test, channel, protocol and program: as printed, flat. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { findElements, readXmlTree, type XmlElement } from "../xml-tree";
import type { ZipArchive } from "../zip-archive";

/** One auxiliary channel as the test lists it. */
export interface AuxiliaryChannel {
  readonly id: string;
  /** 103 temperature, 335 set temperature, 345 humidity. */
  readonly type: number | null;
}

export interface TestInfo {
  readonly metadata: Record<string, string>;
  /** As printed, on the instrument's clock. */
  readonly startTime: string | null;
  readonly channel: string | null;
  readonly instrument: string | null;
  readonly auxiliary: readonly AuxiliaryChannel[];
}

const longestValue = 1000;
const mostEntries = 2000;

export function readTestInfo(archive: ZipArchive, warnings: ReaderWarning[]): TestInfo {
  const found = new Map<string, string>();
  const test = openXml(archive, "TestInfo.xml", warnings);
  const version = openXml(archive, "VersionInfo.xml", warnings);
  const step = openXml(archive, "Step.xml", warnings);
  const testElement = test === null ? undefined : findElements(test, "TestInfo")[0];
  if (testElement !== undefined) flatten(testElement, "test", found);
  const versionElement = version === null ? undefined : findElements(version, "ZwjVersion")[0];
  if (versionElement !== undefined) flatten(versionElement, "version", found);
  for (const part of ["Head_Info", "Whole_Prt", "Step_Info"]) {
    const element = step === null ? undefined : findElements(step, part)[0];
    if (element !== undefined) flatten(element, part === "Step_Info" ? "protocol" : part, found);
  }
  const metadata = Object.fromEntries(found);
  return {
    metadata,
    startTime: metadata["test.StartTime"] ?? null,
    channel: channelOf(metadata),
    instrument: instrumentOf(metadata),
    auxiliary: (testElement?.children ?? [])
      .filter((child) => /aux/i.test(child.name))
      .map((child) => ({
        id: child.attributes.get("AuxID") ?? "",
        type: numberOf(child.attributes.get("ChlType")),
      })),
  };
}

/** Null when the member is missing or broken; broken is told, since the records do not need it. */
function openXml(archive: ZipArchive, name: string, warnings: ReaderWarning[]): XmlElement | null {
  if (!archive.has(name)) return null;
  try {
    return readXmlTree(archive.read(name).bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warnings.push({ code: "unknown_module", message: `${name} cannot be read: ${reason}`, at: name });
    return null;
  }
}

function flatten(element: XmlElement, path: string, found: Map<string, string>): void {
  for (const [key, value] of element.attributes) {
    if (found.size >= mostEntries) return;
    found.set(key === "Value" ? path : `${path}.${key}`, value.slice(0, longestValue));
  }
  for (const child of element.children) flatten(child, `${path}.${child.name}`, found);
}

function channelOf(metadata: Record<string, string>): string | null {
  const parts = ["DevID", "UnitID", "ChlID"].map((key) => metadata[`test.${key}`]);
  return parts.includes(undefined) ? null : `device ${parts[0]}, unit ${parts[1]}, channel ${parts[2]}`;
}

function instrumentOf(metadata: Record<string, string>): string | null {
  const server = metadata["version.SvrVer"];
  const type = metadata["test.DevType"];
  if (server === undefined && type === undefined) return null;
  return ["Neware", type === undefined ? null : `device type ${type}`, server ?? null]
    .filter((part) => part !== null)
    .join(", ");
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
