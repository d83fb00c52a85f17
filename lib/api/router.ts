/** Everything /api/v1 answers. */
import { api } from "./implementer";
import { pelletApi } from "./pellet";

export const router = api.router({
  pellets: pelletApi,
});
