/** The browser's client on its own server, with the session cookie; a lost write can be tried again safely. */
import { createClient } from "./client";
import { repeatableWrites } from "./repeatable-writes";

export const client = createClient({
  origin: typeof window === "undefined" ? "http://localhost" : window.location.origin,
  send: repeatableWrites((request, init) => fetch(request, init)),
});
