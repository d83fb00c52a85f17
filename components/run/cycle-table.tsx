import type { ListedCycle as Cycle } from "@/lib/contract/cycle";
import { Badge, type Tone } from "../badge";
import { DataTable, type TableColumn } from "../data-table";
import { percentText, significant } from "../decimal";
import { words } from "../words";
import { TraceLink } from "./trace-link";

const flagTones: Readonly<Record<string, Tone>> = {
  ce_above_100: "bad",
  soft_short_suspect: "bad",
  below_resolution: "warn",
};

const flagTitles: Readonly<Record<string, string>> = {
  first: "The first plating: formation and alloying; stands apart from averages",
  terminal: "The last row of the run",
  incomplete: "Plating without the stripping that belongs to it",
  unpaired_strip: "Stripping before the first plating",
  ce_above_100: "More stripped than plated: dead lithium recovered, a short, or a wrong polarity",
  soft_short_suspect: "A rule for shorts fired in this cycle",
  below_resolution: "Plated charge too small to divide by",
};

/** Our cycles beside the file's own numbers; every number leads to the records it was made from. */
export function CycleTable({
  cycles,
  isAreal,
  metal,
}: {
  cycles: readonly Cycle[];
  isAreal: boolean;
  metal: string;
}) {
  return (
    <DataTable
      caption="Cycles"
      isTall
      rows={cycles}
      rowKey={(cycle) => String(cycle.number)}
      columns={[...columnsOf(isAreal), ...lithiumColumns(cycles, metal)]}
    />
  );
}

function number(
  key: string,
  title: string,
  unit: string | undefined,
  text: (cycle: Cycle) => string,
  isMinor = false,
): TableColumn<Cycle> {
  return {
    key,
    title,
    ...(unit === undefined ? {} : { unit }),
    isNumeric: true,
    isMinor,
    cell: (cycle) => {
      const shown = text(cycle);
      if (shown === "–") return shown;
      return (
        <TraceLink window={windowOf(cycle)} label={`${title} ${shown}: show cycle ${cycle.number}`}>
          {shown}
        </TraceLink>
      );
    },
  };
}

/** What each plating means for the film: upper bounds, on the film's own area. Empty where no film alloys. */
function lithiumColumns(cycles: readonly Cycle[], metal: string): readonly TableColumn<Cycle>[] {
  if (!cycles.some(({ lithium }) => lithium !== null)) return [];
  const metallic = number("metallic", "Metallic Li", "µm", (each) =>
    significant(each.lithium?.metallicUm ?? null),
  );
  if (!cycles.some(({ lithium }) => typeof lithium?.x === "number")) return [metallic];
  return [
    number("x", `x in LiₓM, M = ${metal}`, "≤", (each) => significant(each.lithium?.x ?? null), true),
    number("alloy", "Alloy share", "≤ %", (each) => percentText(each.lithium?.alloyShare ?? null, 0)),
    metallic,
  ];
}

function columnsOf(isAreal: boolean): readonly TableColumn<Cycle>[] {
  const charge = isAreal ? "mAh cm⁻²" : "mAh";
  return [
    number("number", "Cycle", undefined, (cycle) => String(cycle.number)),
    {
      key: "vendor",
      title: "In the file",
      isNumeric: true,
      cell: ({ vendorCycle }) => vendorCycle ?? "–",
    },
    number("plated", "Plated", charge, (each) =>
      significant(isAreal ? each.platedMahCm2 : each.platedMah, 4),
    ),
    number("stripped", "Stripped", charge, (each) =>
      significant(isAreal ? each.strippedMahCm2 : each.strippedMah, 4),
    ),
    number("ce", "CE", "%", (cycle) => percentText(cycle.ceFraction, 2)),
    {
      key: "flags",
      title: "Flags",
      cell: ({ flags }) => (
        <span className="flex flex-wrap gap-1">
          {flags.map((flag) => (
            <Badge
              key={flag}
              {...(flagTones[flag] === undefined ? {} : { tone: flagTones[flag] })}
              {...(flagTitles[flag] === undefined ? {} : { title: flagTitles[flag] })}
            >
              {words(flag)}
            </Badge>
          ))}
        </span>
      ),
    },
    number("meanPlating", "Mean V plating", "V", (each) => significant(each.meanPlatingV, 4), true),
    number("meanStripping", "Mean V stripping", "V", (each) => significant(each.meanStrippingV, 4), true),
    number("polarisation", "Polarisation", "V", (each) => significant(each.polarisationV)),
    number("jPlating", "j plating", "mA cm⁻²", (each) => significant(each.platingCurrentDensityMaCm2)),
    number(
      "jStripping",
      "j stripping",
      "mA cm⁻²",
      (each) => significant(each.strippingCurrentDensityMaCm2),
      true,
    ),
    number("records", "Records", undefined, (each) => `${each.firstRecord}–${each.lastRecord}`, true),
  ];
}

function windowOf({ startS, endS }: Cycle) {
  return { from: startS, to: Math.max(endS, startS + 1e-3) };
}
