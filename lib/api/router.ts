/** Everything /api/v1 answers. */
import { accountApi, peopleApi } from "./account";
import { assertionApi } from "./assertion";
import { auditApi } from "./audit";
import { cellApi } from "./cell";
import { characterizationApi } from "./characterization";
import { columnMappingApi } from "./column-mapping";
import { comparisonApi } from "./comparison";
import { conductivityApi } from "./conductivity";
import { conflictApi } from "./conflict";
import { depositionApi } from "./deposition";
import { impedanceApi } from "./impedance";
import { api } from "./implementer";
import { interlayerApi } from "./interlayer";
import { lotApi } from "./lot";
import { notebookApi } from "./notebook";
import { pelletApi } from "./pellet";
import { projectApi } from "./project";
import { protocolApi } from "./protocol";
import { publicationApi } from "./publication";
import { runApi } from "./run";
import { searchApi } from "./search";
import { treatmentTemplateApi } from "./treatment-template";

export const router = api.router({
  comparisons: comparisonApi,
  account: accountApi,
  people: peopleApi,
  projects: projectApi,
  lots: lotApi,
  pellets: pelletApi,
  depositions: depositionApi,
  interlayers: interlayerApi,
  audit: auditApi,
  treatmentTemplates: treatmentTemplateApi,
  cells: cellApi,
  protocols: protocolApi,
  assertions: assertionApi,
  characterizations: characterizationApi,
  columnMappings: columnMappingApi,
  conductivities: conductivityApi,
  conflicts: conflictApi,
  impedance: impedanceApi,
  notebook: notebookApi,
  publications: publicationApi,
  runs: runApi,
  search: searchApi,
});
