/** The browser's client on its own server, with the session cookie. */
import { createClient } from "./client";

export const client = createClient({
  origin: typeof window === "undefined" ? "http://localhost" : window.location.origin,
});
