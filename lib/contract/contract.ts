/** The whole contract: what /api/v1 serves, what the typed client calls, what the services answer. */
import { accountContract, peopleContract } from "./account";
import { assertionContract } from "./assertion";
import { auditContract } from "./audit";
import { cellContract } from "./cell";
import { characterizationContract } from "./characterization";
import { columnMappingContract } from "./column-mapping";
import { comparisonContract } from "./comparison";
import { comparisonOverlayContract } from "./comparison-overlay";
import { conductivityContract } from "./conductivity";
import { conflictContract } from "./conflict";
import { depositionContract } from "./deposition";
import { impedanceContract } from "./impedance";
import { interlayerContract } from "./interlayer";
import { lotContract } from "./lot";
import { notebookContract } from "./notebook";
import { pelletContract } from "./pellet";
import { projectContract } from "./project";
import { protocolContract } from "./protocol";
import { publicationContract } from "./publication";
import { runContract } from "./run";
import { savedComparisonContract } from "./saved-comparison";
import { searchContract } from "./search";
import { treatmentTemplateContract } from "./treatment-template";

export const contract = {
  comparisons: { ...comparisonContract, ...savedComparisonContract, ...comparisonOverlayContract },
  account: accountContract,
  people: peopleContract,
  projects: projectContract,
  lots: lotContract,
  pellets: pelletContract,
  depositions: depositionContract,
  interlayers: interlayerContract,
  audit: auditContract,
  treatmentTemplates: treatmentTemplateContract,
  cells: cellContract,
  protocols: protocolContract,
  assertions: assertionContract,
  characterizations: characterizationContract,
  columnMappings: columnMappingContract,
  conductivities: conductivityContract,
  conflicts: conflictContract,
  impedance: impedanceContract,
  notebook: notebookContract,
  publications: publicationContract,
  runs: runContract,
  search: searchContract,
};
