/** SHA-256 of a JSON value whose keys are in no particular order. */
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/db/audit";

export function sha256Of(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}
