/** The parts of a published data set, in reading order. */
import type { PublishedColumn } from "@/components/published/published-table";
import type { SubjectKind } from "@/lib/contract/subject";
import { propertyLabel } from "@/lib/domain/findings";

export interface SubjectPart {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly kind: SubjectKind;
  readonly columns: readonly PublishedColumn[];
}

function columns(...properties: readonly string[]): readonly PublishedColumn[] {
  return properties.map((property) => {
    const label = propertyLabel(property);
    return { property, title: label.charAt(0).toUpperCase() + label.slice(1) };
  });
}

export const subjectParts: readonly SubjectPart[] = [
  {
    key: "runs",
    title: "Runs",
    about: "What was cycled and the figures that were reported of it.",
    kind: "run",
    columns: columns(
      "coulombic_efficiency",
      "cycle_life",
      "critical_current_density",
      "areal_capacity",
      "cycles_run",
      "temperature",
      "raw_file",
    ),
  },
  {
    key: "cells",
    title: "Cells",
    about: "Cells by the role the publication gives them; whether a role is one cell is seldom said.",
    kind: "cell",
    columns: columns(
      "shorthand",
      "cell_kind",
      "technique",
      "interlayer_thickness",
      "pellet_thickness",
      "lithium_thickness",
      "stack_pressure",
      "replicate_count",
    ),
  },
  {
    key: "interlayers",
    title: "Interlayers",
    about: "The metal films.",
    kind: "interlayer",
    columns: columns("metal", "thickness", "measured_thickness", "diameter", "role", "alloys_with_li"),
  },
  {
    key: "depositions",
    title: "Depositions",
    about: "How the films were made.",
    kind: "deposition",
    columns: columns(
      "metal",
      "method",
      "rf_power",
      "base_pressure",
      "working_pressure",
      "gas_flow",
      "deposition_rate",
      "duration",
      "film_density",
    ),
  },
  {
    key: "pellets",
    title: "Pellets",
    about: "The solid electrolyte.",
    kind: "pellet",
    columns: columns(
      "composition",
      "thickness",
      "thickness_after_polish",
      "diameter",
      "ionic_conductivity",
      "relative_density",
      "roughness",
    ),
  },
  {
    key: "materials",
    title: "Materials",
    about: "What was bought or prepared.",
    kind: "lot",
    columns: columns("described_as", "kind", "vendor", "lot_number", "thickness", "diameter"),
  },
  {
    key: "protocols",
    title: "Protocols",
    about: "How cells were cycled.",
    kind: "protocol",
    columns: columns("described_as", "kind", "temperature"),
  },
  {
    key: "characterizations",
    title: "Characterizations",
    about: "What instruments saw.",
    kind: "characterization",
    columns: columns("technique", "mode", "states", "plating_location", "phase_presence", "phase_sequence"),
  },
];

/** Parts that are not about one kind of record. */
export const otherParts = [
  { key: "phases", title: "Phases" },
  { key: "claims", title: "Claims" },
  { key: "conflicts", title: "Conflicts" },
] as const;
