/** One file through the public door `POST /api/v1/runs/{ref}/files`, streamed. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { basename } from "node:path";
import { z } from "zod";

export interface Server {
  /** E.g. https://garnetbook.example.org, without a path or a closing slash. */
  readonly origin: string;
  readonly token: string;
}

/** `again`: try later. `refused`: the same request would be refused again. `token`: nothing will be let in. */
export interface Failure {
  readonly kind: "again" | "refused" | "token";
  readonly message: string;
}
export interface Taken {
  readonly kind: "taken";
  readonly sha256: string;
  readonly duplicate: boolean;
}

const silenceMs = 120_000;
const taken = z.object({
  files: z.array(z.object({ sha256: z.string(), duplicate: z.boolean() })).length(1),
});
const problem = z.object({ message: z.string() });

/** SHA-256 of the first `size` bytes of a file. */
export async function hashOf(path: string, size: number): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of firstBytes(path, size)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** Sends the first `size` bytes: what a growing file gains meanwhile belongs to its next sending. */
export async function sendFile(
  server: Server,
  run: string,
  path: string,
  size: number,
  signal?: AbortSignal,
): Promise<Taken | Failure> {
  const answer = await ask(server, "POST", `/runs/${encodeURIComponent(run)}/files`, signal, {
    bytes: firstBytes(path, size),
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(size),
      "x-file-name": encodeURIComponent(basename(path)),
    },
  });
  if (answer.status !== 201) return failure(answer);
  const file = taken.safeParse(answer.body).data?.files[0];
  if (file === undefined) return { kind: "again", message: "the server's answer is not Garnetbook's" };
  return { kind: "taken", ...file };
}

/** Whether the server knows the token and the run; null when it does. */
export async function checkRun(server: Server, run: string, signal?: AbortSignal): Promise<Failure | null> {
  const answer = await ask(server, "GET", `/runs/${encodeURIComponent(run)}`, signal);
  return answer.status === 200 ? null : failure(answer);
}

interface Reply {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly body: unknown;
}

function failure({ status, body }: Reply): Failure {
  const message = problem.safeParse(body).data?.message ?? `the server answered ${status}`;
  if (status === 401) return { kind: "token", message };
  const isLasting = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return { kind: isLasting ? "refused" : "again", message };
}

function firstBytes(path: string, size: number) {
  return createReadStream(path, { start: 0, end: Math.max(0, size - 1) });
}

function ask(
  server: Server,
  method: string,
  path: string,
  signal?: AbortSignal,
  upload?: { bytes: ReturnType<typeof firstBytes>; headers: Record<string, string> },
): Promise<Reply> {
  return new Promise((resolve) => {
    const url = new URL(`${server.origin}/api/v1${path}`);
    const send = url.protocol === "https:" ? secureRequest : plainRequest;
    const request = send(url, {
      method,
      headers: { authorization: `Bearer ${server.token}`, ...upload?.headers },
      ...(signal === undefined ? {} : { signal }),
    });
    const lost = (message: string) => {
      upload?.bytes.destroy();
      resolve({ status: 0, body: { message } });
    };
    request.setTimeout(silenceMs, () =>
      request.destroy(new Error(`no answer for ${silenceMs / 1000} seconds`)),
    );
    // A refusal may come, and the connection be closed, while bytes are still being written: the answer counts.
    request.on("error", (error: NodeJS.ErrnoException) =>
      setImmediate(() => lost(error.code ?? error.message)),
    );
    request.on("response", (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("error", (error) => lost(error.message));
      response.on("end", () => {
        upload?.bytes.destroy();
        resolve({ status: response.statusCode ?? 0, body: jsonOf(Buffer.concat(pieces).toString("utf8")) });
      });
    });
    if (upload === undefined) {
      request.end();
      return;
    }
    // The file itself may have become unreadable; the request must not hang for its bytes.
    upload.bytes.on("error", (error) => request.destroy(error));
    upload.bytes.pipe(request);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
