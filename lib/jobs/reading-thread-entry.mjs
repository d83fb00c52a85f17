/** Start of a reading thread: threads do not inherit the process's TypeScript loader, so it is registered again. */
import { register } from "tsx/esm/api";

register();
await import("./reading-thread.ts");
