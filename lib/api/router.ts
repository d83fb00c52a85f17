/** Everything /api/v1 answers. */
import { accountApi, peopleApi } from "./account";
import { api } from "./implementer";
import { lotApi } from "./lot";
import { pelletApi } from "./pellet";
import { projectApi } from "./project";

export const router = api.router({
  account: accountApi,
  people: peopleApi,
  projects: projectApi,
  lots: lotApi,
  pellets: pelletApi,
});
