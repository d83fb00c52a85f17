/** Asks what a file is by sending its two ends. */
import { ORPCError } from "@orpc/client";
import {
  type RecognisedFile,
  recognisedFile,
  recognitionHeadBytes,
  recognitionTailBytes,
} from "@/lib/contract/recognised-file";

/** @throws ORPCError with the server's own words when it refuses; an Error when it does not answer */
export async function recogniseFile(name: string, file: Blob): Promise<RecognisedFile> {
  const tailStart = Math.max(0, file.size - recognitionTailBytes);
  const response = await fetch("/api/v1/files/recognise", {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(name),
      "x-file-size": String(file.size),
    },
    body: new Blob([file.slice(0, recognitionHeadBytes), file.slice(tailStart)]),
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return recognisedFile.parse(body);
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  throw new ORPCError(code ?? "UNAVAILABLE", {
    status: Math.max(400, response.status),
    message: message ?? `The server answered ${response.status}.`,
  });
}
