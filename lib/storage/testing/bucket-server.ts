/** A bucket for tests: as much of the S3 protocol as the storage speaks, in memory, on a free local port. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface BucketServer {
  readonly endpoint: string;
  /** Objects by key. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Uploads in parts that were begun and neither completed nor aborted. */
  readonly openUploads: () => number;
  close(): Promise<void>;
}

export async function startBucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const server = createServer((request, response) => {
    void answer(request, response, objects, uploads);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    openUploads: () => uploads.size,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  objects: Map<string, Buffer>,
  uploads: Map<string, Map<number, Buffer>>,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"));
  const uploadId = url.searchParams.get("uploadId");
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  const send = (status: number, content: Buffer | string = "", headers: Record<string, string> = {}) => {
    response.writeHead(status, { "content-length": String(Buffer.byteLength(content)), ...headers });
    response.end(content);
  };
  if (request.method === "POST" && url.searchParams.has("uploads")) {
    const id = String(uploads.size + 1);
    uploads.set(id, new Map());
    return send(
      200,
      `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    );
  }
  if (request.method === "PUT" && uploadId !== null) {
    uploads.get(uploadId)?.set(Number(url.searchParams.get("partNumber")), body);
    return send(200, "", { etag: '"part"' });
  }
  if (request.method === "POST" && uploadId !== null) {
    const parts = [...(uploads.get(uploadId) ?? [])].sort(([a], [b]) => a - b);
    objects.set(key, Buffer.concat(parts.map(([, part]) => part)));
    uploads.delete(uploadId);
    return send(200, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
  }
  if (request.method === "DELETE") {
    if (uploadId === null) objects.delete(key);
    else uploads.delete(uploadId);
    return send(204);
  }
  if (request.method === "PUT") {
    objects.set(key, body);
    return send(200, "", { etag: '"whole"' });
  }
  const object = objects.get(key);
  if (object === undefined) return send(404, "<Error><Code>NoSuchKey</Code></Error>");
  if (request.method === "HEAD") {
    response.writeHead(200, { "content-length": String(object.length) });
    response.end();
    return;
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "");
  return range === null
    ? send(200, object)
    : send(206, object.subarray(Number(range[1]), Number(range[2]) + 1));
}
