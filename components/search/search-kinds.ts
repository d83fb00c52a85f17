import type { SearchKind } from "@/lib/contract/search";

/** What a group of hits is called. */
export const searchKindTitles: Readonly<Record<SearchKind, string>> = {
  lot: "Lots",
  pellet: "Pellets",
  deposition: "Depositions",
  interlayer: "Interlayers",
  cell: "Cells",
  protocol: "Protocols",
  run: "Runs",
  characterization: "Characterizations",
  notebook: "Notebook",
  comparison: "Comparisons",
  publication: "Publications",
  conflict: "Conflicts",
  finding: "Findings",
  assertion: "Published values",
};
