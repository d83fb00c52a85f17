/** One `<scan>` of an xrdml file as a recording. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { evenSteps, parseNumberList } from "../number-list";
import { findElements, type XmlElement } from "../xml-tree";

/**
 * The measured values decide how many points there are; positions are listed, or even steps between a start and an
 * end, or one common position. A scan cut off in its values has no known step: its positions are left out.
 */
export function readScan(scan: XmlElement, name: string, warnings: ReaderWarning[]): Recording | null {
  const points = findElements(scan, "dataPoints")[0];
  const measured = points?.children.find((child) => child.name === "counts" || child.name === "intensities");
  if (points === undefined || measured === undefined) return null;
  const isCut = measured.isOpen;
  const values = parseNumberList(measured.text, { isCut });
  if (values.length === 0) return null;
  const columns: Column[] = [];
  for (const positions of points.children.filter((child) => child.name === "positions")) {
    const column = positionColumn(positions, values.length, isCut);
    if (column === null)
      warnings.push({
        code: "unknown_column",
        message: `${name}: positions of axis "${positions.attributes.get("axis")}" do not fit ${values.length} points; left out`,
      });
    else columns.push(column);
  }
  columns.push({
    name: measured.name,
    unit: "1",
    ...(measured.attributes.has("unit") ? { vendorUnit: measured.attributes.get("unit")! } : {}),
    role: "intensity",
    values,
    origin: "file",
  });
  const lists = [
    ["countingTimes", "s"],
    ["beamAttenuationFactors", "1"],
  ] as const;
  for (const [list, unit] of lists) {
    const element = points.children.find((child) => child.name === list);
    if (element === undefined) continue;
    const own = parseNumberList(element.text);
    if (own.length === values.length)
      columns.push({ name: list, unit, role: null, values: own, origin: "file" });
  }
  return { name, kind: "diffraction", rows: values.length, columns };
}

function positionColumn(positions: XmlElement, count: number, isCut: boolean): Column | null {
  const axis = positions.attributes.get("axis") ?? "";
  const number = (name: string) => {
    const text = positions.children.find((child) => child.name === name)?.text;
    return text === undefined || text === "" ? Number.NaN : Number(text);
  };
  const list = positions.children.find((child) => child.name === "listPositions");
  const common = number("commonPosition");
  const start = number("startPosition");
  const end = number("endPosition");
  let values: Float64Array | null = null;
  let origin: Column["origin"] = "file";
  if (list !== undefined) values = parseNumberList(list.text);
  else if (!Number.isNaN(common)) values = new Float64Array(count).fill(common);
  else if (!Number.isNaN(start) && !Number.isNaN(end) && !isCut) {
    values = evenSteps(start, end, count);
    origin = "interpolated";
  }
  if (values === null || values.length < count) return null;
  const unit = positions.attributes.get("unit") ?? "deg";
  const is2Theta = axis === "2Theta" && unit === "deg";
  return {
    name: axis,
    unit,
    role: is2Theta ? "twoThetaDeg" : null,
    values: values.length === count ? values : values.slice(0, count),
    origin,
  };
}
