/** Doors that stream bytes and so stand beside the contract: files in, files and traces out. */
import { Readable } from "node:stream";
import { actorFromRequest } from "@/lib/auth/actor-from-request";
import type { Attached } from "@/lib/contract/run-file";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { attachmentHeader } from "@/lib/domain/safe-file-name";
import { log } from "@/lib/log/log";
import { attachUpload, openRawFile } from "@/lib/services/run-file";
import { openTraceFile } from "@/lib/services/run-series";
import { problem } from "./handler";
import { type MultipartFile, multipartBoundary, multipartFiles } from "./multipart";

const mostDrainedBytes = 64 * 1024 * 1024;

/**
 * POST /runs/{ref}/files. Either one file as the raw body with its percent-encoded name in X-File-Name, or any
 * number as multipart/form-data. Answers 201 with `{files: [{id, sha256, status, duplicate, …}]}`.
 */
export function receiveFiles(request: Request, runRef: string): Promise<Response> {
  return answer(request, async (actor) => {
    const files: Attached[] = [];
    for await (const file of filesOf(request)) files.push(await attachUpload(actor, runRef, file));
    if (files.length === 0) throw new AppError("invalid_input", "expected at least one file, found none");
    return Response.json({ files }, { status: 201 });
  });
}

/**
 * Files of a notebook page or a characterization, sent like those of a run. Answers 201 with the record after the
 * last file.
 */
export function receiveAttachments(
  request: Request,
  attach: (actor: Actor, file: MultipartFile) => Promise<object>,
): Promise<Response> {
  return answer(request, async (actor) => {
    let record: object | null = null;
    for await (const file of filesOf(request)) record = await attach(actor, file);
    if (record === null) throw new AppError("invalid_input", "expected at least one file, found none");
    return Response.json(record, { status: 201 });
  });
}

/** True of a request that names bytes uploaded before, and so is the contract's. */
export function isJson(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/json") ?? false;
}

async function* filesOf(request: Request): AsyncGenerator<MultipartFile> {
  const boundary = multipartBoundary(request.headers.get("content-type"));
  const body = request.body === null ? emptyBody() : bytesOf(request.body);
  if (boundary !== null) {
    yield* multipartFiles(body, boundary);
    return;
  }
  const name = request.headers.get("x-file-name");
  if (name === null || name === "") {
    throw new AppError("invalid_input", "expected the file's name, percent-encoded, in X-File-Name");
  }
  const stated = request.headers.get("content-length");
  yield {
    name: percentDecoded(name),
    bytes: whole(body, stated),
    sizeBytes: stated === null ? undefined : Number(stated),
  };
}

/** The same pieces; a body that ends before its stated length is a lost connection and not a file. */
async function* whole(body: AsyncIterable<Uint8Array>, stated: string | null): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const piece of body) {
    received += piece.byteLength;
    yield piece;
  }
  if (stated !== null && Number(stated) !== received) {
    throw new AppError(
      "invalid_input",
      `expected ${stated} bytes, received ${received}: send the file again`,
    );
  }
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}

async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await drain(reader);
  }
}

/**
 * A sender that writes before it listens would see a broken connection instead of the refusal: what it is still
 * sending is taken and thrown away, but not without bound.
 */
async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let bytes = 0; bytes < mostDrainedBytes; ) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The sender has gone; nobody waits for the rest.
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AppError("invalid_input", "expected X-File-Name to be percent-encoded UTF-8");
  }
}

/** GET /files/{sha256}: the raw bytes, whole or one range. */
export function sendRawFile(request: Request, sha256: string): Promise<Response> {
  return answer(request, async (actor) => {
    const whole = await openRawFile(actor, sha256);
    const range = rangeOf(request.headers.get("range"), whole.sizeBytes);
    if (range === null) return download(whole, { ETag: `"${sha256}"`, "Accept-Ranges": "bytes" });
    whole.bytes.destroy();
    const part = await openRawFile(actor, sha256, range);
    return download(
      { ...part, sizeBytes: range.end - range.start },
      {
        "Content-Range": `bytes ${range.start}-${range.end - 1}/${part.sizeBytes}`,
      },
      206,
    );
  });
}

/** GET /runs/{ref}/trace: the joined trace as Parquet. */
export function sendTrace(request: Request, runRef: string): Promise<Response> {
  return answer(request, async (actor) => download(await openTraceFile(actor, runRef)));
}

interface Download {
  readonly name: string;
  readonly sizeBytes: number;
  readonly bytes: Readable;
}

/** Whatever the bytes are, a browser saves them and runs nothing. */
function download(file: Download, headers: Readonly<Record<string, string>> = {}, status = 200): Response {
  return new Response(Readable.toWeb(file.bytes) as ReadableStream<Uint8Array>, {
    status,
    headers: {
      "Content-Type": pictureType(file.name) ?? "application/octet-stream",
      "Content-Length": String(file.sizeBytes),
      "Content-Disposition": attachmentHeader(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, max-age=0, must-revalidate",
      ...headers,
    },
  });
}

const pictures: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
};

/** Pictures of points can be shown on a page; SVG is a document that could run scripts and is only saved. */
function pictureType(name: string): string | null {
  return pictures[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? null;
}

/** One satisfiable range "bytes=a-b", "bytes=a-" or "bytes=-n"; null for the whole. */
function rangeOf(header: string | null, sizeBytes: number): { start: number; end: number } | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const start = match[1] === "" ? Math.max(0, sizeBytes - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? sizeBytes : Math.min(sizeBytes, Number(match[2]) + 1);
  return start < end ? { start, end } : null;
}

export async function answer(request: Request, work: (actor: Actor) => Promise<Response>): Promise<Response> {
  try {
    const actor = await actorFromRequest(request);
    if (actor === null) {
      throw new AppError("not_signed_in", "Sign in, or send an API token as Authorization: Bearer …");
    }
    return await work(actor);
  } catch (error) {
    if (request.body !== null && !request.bodyUsed) await drain(request.body.getReader());
    if (error instanceof AppError) return problem(error);
    log.error({ error }, "a request failed");
    return problem(new AppError("unavailable", "The request could not be answered; it is in the log."));
  }
}
