/** How the web server is started: the same for the product and for what measures it. */
import { join } from "node:path";
import { root } from "./environment";

/**
 * Room for what one page of thousands of rows makes and drops again. In the usual 16 MB the collector runs several
 * times a page and copies all that is still in use, which takes a fifth of the page's time.
 */
const youngMegabytes = 48;

/** @returns the arguments of Node */
export function webCommand(port: string, mode: "start" | "dev"): readonly string[] {
  const next = join(root, "node_modules/next/dist/bin/next");
  return [`--max-semi-space-size=${youngMegabytes}`, next, mode, "--port", port];
}
