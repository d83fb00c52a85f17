/** The whole contract: what /api/v1 serves, what the typed client calls, what the services answer. */
import { pelletContract } from "./pellet";

export const contract = {
  pellets: pelletContract,
};
