/** POST /files/recognise: the two ends of a file in, what it is out. Stands beside the contract, which knows no bytes. */
import { actorFromRequest } from "@/lib/auth/actor-from-request";
import { recognitionHeadBytes, recognitionTailBytes } from "@/lib/contract/recognised-file";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log/log";
import { recogniseFile } from "@/lib/services/recognise-file";
import { problem } from "./handler";

export async function recogniseEnds(request: Request): Promise<Response> {
  try {
    if ((await actorFromRequest(request)) === null) {
      throw new AppError("not_signed_in", "Sign in, or send an API token as Authorization: Bearer …");
    }
    const size = Number(request.headers.get("x-file-size") ?? Number.NaN);
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new AppError("invalid_input", "expected the file's size in bytes in X-File-Size");
    }
    const headBytes = Math.min(size, recognitionHeadBytes);
    const tailBytes = Math.min(size, recognitionTailBytes);
    const body = await bodyOf(request, headBytes + tailBytes);
    const name = nameOf(request.headers.get("x-file-name") ?? "");
    const found = recogniseFile({
      name,
      size,
      head: body.subarray(0, headBytes),
      tail: body.subarray(headBytes),
    });
    return Response.json(found);
  } catch (error) {
    if (error instanceof AppError) return problem(error);
    log.error({ error }, "a request failed");
    return problem(new AppError("unavailable", "The request could not be answered; it is in the log."));
  }
}

/** A body of exactly so many bytes; a longer one is not read to its end. */
async function bodyOf(request: Request, expected: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(expected);
  let received = 0;
  for await (const piece of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    if (received + piece.length > expected) throw wrongLength(expected);
    bytes.set(piece, received);
    received += piece.length;
  }
  if (received !== expected) throw wrongLength(expected);
  return bytes;
}

function wrongLength(expected: number): AppError {
  return new AppError(
    "invalid_input",
    `expected ${expected} bytes: the file's first min(size, ${recognitionHeadBytes}), then its last min(size, ${recognitionTailBytes})`,
  );
}

function nameOf(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw new AppError("invalid_input", "expected X-File-Name to be percent-encoded UTF-8");
  }
}
