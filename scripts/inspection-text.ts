/** An inspection as text for a terminal. */
import type { Inspection } from "@/lib/analysis/inspection/inspection";

const shownRows = 24;

/** Several lines, without a trailing newline; long tables are cut in the middle and say so. */
export function inspectionText(inspection: Inspection): string {
  const head = [
    inspection.file,
    `  ${inspection.format}${inspection.formatVersion === null ? "" : ` ${inspection.formatVersion}`}, ` +
      `${inspection.kind}, ${inspection.records} records` +
      (inspection.startedAt === null ? "" : `, started ${inspection.startedAt}`),
    ...optional("instrument", inspection.instrument),
    ...optional("technique", inspection.technique),
    `  columns: ${inspection.columns.map(({ name, unit }) => (unit === null ? name : `${name} [${unit}]`)).join(", ")}`,
  ];
  const warnings = inspection.warnings.map(
    ({ code, message, at }) => `  ! ${code}: ${message}${at === undefined ? "" : ` (${at})`}`,
  );
  return [...head, ...findings(inspection), ...warnings].join("\n");
}

function optional(label: string, value: string | null): string[] {
  return value === null || value === "" ? [] : [`  ${label}: ${value}`];
}

function findings(inspection: Inspection): string[] {
  if ("halfCycles" in inspection) return cycling(inspection);
  if ("sweeps" in inspection) {
    return [
      `  ${inspection.points} points in ${inspection.sweeps.length} sweep(s), ${digits(inspection.frequencyMinHz)} to ${digits(inspection.frequencyMaxHz)} Hz, ` +
        `Re ${digits(inspection.realMinOhm)} to ${digits(inspection.realMaxOhm)} Ω, Im ${digits(inspection.imaginaryMinOhm)} to ${digits(inspection.imaginaryMaxOhm)} Ω`,
    ];
  }
  if ("scans" in inspection) {
    return table(
      ["scan", "2θ start", "2θ end", "step", "points", "max", "at 2θ"],
      inspection.scans.map((scan) => [
        scan.name,
        digits(scan.twoThetaStart),
        digits(scan.twoThetaEnd),
        digits(scan.step),
        String(scan.points),
        digits(scan.maxIntensity),
        digits(scan.maxAt),
      ]),
    );
  }
  if ("regions" in inspection) {
    return table(
      ["region", "start", "end", "points", "axis"],
      inspection.regions.map((region) => [
        region.name,
        digits(region.start),
        digits(region.end),
        String(region.points),
        region.axis,
      ]),
    );
  }
  if ("widthPx" in inspection) {
    return [
      `  ${inspection.widthPx ?? "?"} × ${inspection.heightPx ?? "?"} px, pixel ${digits(inspection.pixelSizeNm)} nm`,
    ];
  }
  return [];
}

function cycling(inspection: Extract<Inspection, { halfCycles: unknown }>): string[] {
  const { platingSign } = inspection;
  return [
    `  ${digits(inspection.durationS)} s, ${digits(inspection.voltageMinV)} to ${digits(inspection.voltageMaxV)} V, charge from the ${inspection.chargeSource}`,
    ...table(
      ["half-cycle", "sign", "records", "mAh", "start s", "end s", "from V", "to V", "mean mA"],
      inspection.halfCycles.map((half) => [
        String(half.index),
        half.direction,
        String(half.records),
        digits(half.capacityMah),
        digits(half.startS),
        digits(half.endS),
        digits(half.voltageStartV),
        digits(half.voltageEndV),
        digits(half.meanCurrentMa),
      ]),
    ),
    `  plating: ${platingSign.sign === null ? "not known" : `${platingSign.sign > 0 ? "positive" : "negative"} current, ${platingSign.evidence}, confidence ${platingSign.confidence}`} (${platingSign.reason})`,
    ...table(
      ["cycle", "plated mAh", "stripped mAh", "CE %", "vendor cycle", "flags"],
      inspection.cycles.map((cycle) => [
        String(cycle.index),
        digits(cycle.platedMah),
        digits(cycle.strippedMah),
        cycle.ceFraction === null ? "–" : (cycle.ceFraction * 100).toFixed(3),
        digits(cycle.vendorCycle),
        cycle.flags.join(" "),
      ]),
    ),
  ];
}

/** Right-aligned columns; nothing for an empty table. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const shown =
    rows.length <= shownRows + 1
      ? rows
      : [...rows.slice(0, shownRows / 2), ...rows.slice(rows.length - shownRows / 2)];
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...shown.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padStart(widths[column]!)).join("  ")}`.trimEnd();
  const lines = [line(titles), ...shown.map(line)];
  if (shown.length < rows.length) {
    lines.splice(1 + shownRows / 2, 0, `  … ${rows.length - shown.length} rows left out; --json gives all`);
  }
  return lines;
}

function digits(value: number | null): string {
  return value === null || !Number.isFinite(value) ? "–" : String(Number(value.toPrecision(7)));
}
