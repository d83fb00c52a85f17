/**
 * One `RawData*.xml` of a .brml archive: the scan axes, then one `<Datum>` a point, pulled through the scanner because
 * operando files hold millions of them.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { parseNumberList } from "../number-list";
import { XmlScanner } from "../xml-scanner";

export interface ScanAxis {
  readonly id: string;
  readonly unit: string;
}

export interface DataRoute {
  readonly attributes: ReadonlyMap<string, string>;
  readonly axes: readonly ScanAxis[];
  /** Text of plain elements inside: TimePerStep, ScanMode, MeasuredTimePerStep … */
  readonly settings: Readonly<Record<string, string>>;
  /** Values of all rows end to end. */
  readonly values: Float64Array;
  readonly width: number;
  readonly rows: number;
  /** Rows with another number of values, left out. */
  readonly oddRows: number;
}

export interface RawData {
  readonly routes: readonly DataRoute[];
  /** TimeStampStarted and the like, outside the routes. */
  readonly settings: Readonly<Record<string, string>>;
  readonly problem: UnreadableFileError | null;
}

const longestSetting = 400;

class RouteBuilder {
  readonly attributes: ReadonlyMap<string, string>;
  readonly axes: ScanAxis[] = [];
  readonly settings: Record<string, string> = {};
  private values = new Float64Array(4096);
  private count = 0;
  private width = 0;
  private rows = 0;
  private oddRows = 0;

  constructor(attributes: ReadonlyMap<string, string>) {
    this.attributes = attributes;
  }

  addRow(text: string): void {
    const row = parseNumberList(text);
    if (this.width === 0) this.width = row.length;
    if (row.length !== this.width || row.length === 0) {
      this.oddRows += 1;
      return;
    }
    if (this.count + row.length > this.values.length) {
      const wider = new Float64Array(this.values.length * 2 + row.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values.set(row, this.count);
    this.count += row.length;
    this.rows += 1;
  }

  finish(): DataRoute {
    const { attributes, axes, settings, width, rows, oddRows } = this;
    return { attributes, axes, settings, values: this.values.subarray(0, this.count), width, rows, oddRows };
  }
}

/** What can be read up to where the XML breaks off, if it does. */
export function readRawData(bytes: Uint8Array): RawData {
  const scanner = new XmlScanner(bytes);
  const routes: RouteBuilder[] = [];
  const settings: Record<string, string> = {};
  let open: RouteBuilder | null = null;
  let name = "";
  let text = "";
  let problem: UnreadableFileError | null = null;
  try {
    for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
      if (event === "open") {
        name = scanner.name;
        text = "";
        if (name === "DataRoute") {
          open = new RouteBuilder(new Map(scanner.attributes()));
          routes.push(open);
        } else if (name === "ScanAxisInfo")
          open?.axes.push({ id: scanner.attribute("AxisId") ?? "", unit: scanner.attribute("Unit") ?? "" });
        else if (name === "ScanInformation" || name === "SubScanInfo")
          for (const [key, value] of scanner.attributes()) if (open !== null) open.settings[key] = value;
      } else if (event === "text") text = scanner.text();
      else if (scanner.name === "DataRoute") open = null;
      else if (scanner.name === name) {
        const value = text.trim();
        if (name === "Datum") open?.addRow(value);
        else if (value !== "" && value.length < longestSetting) {
          const target = open === null ? settings : open.settings;
          target[name] ??= value;
        }
        name = "";
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    problem = error;
  }
  return { routes: routes.map((route) => route.finish()), settings, problem };
}
