/** The whole contract: what /api/v1 serves, what the typed client calls, what the services answer. */
import { accountContract, peopleContract } from "./account";
import { lotContract } from "./lot";
import { pelletContract } from "./pellet";
import { projectContract } from "./project";

export const contract = {
  account: accountContract,
  people: peopleContract,
  projects: projectContract,
  lots: lotContract,
  pellets: pelletContract,
};
