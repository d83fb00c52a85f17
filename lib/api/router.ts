/** Everything /api/v1 answers. */
import { accountApi, peopleApi } from "./account";
import { api } from "./implementer";
import { pelletApi } from "./pellet";

export const router = api.router({
  account: accountApi,
  people: peopleApi,
  pellets: pelletApi,
});
