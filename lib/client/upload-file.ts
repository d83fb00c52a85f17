/** Sends one file to a run from a browser, with progress and a way to stop: what fetch cannot tell of a request. */
import { ORPCError } from "@orpc/client";
import { type Attached, attached } from "@/lib/contract/run-file";

export interface UploadOptions {
  /** Name as the run keeps it; a path tells where in a dropped folder the file lay. */
  readonly name: string;
  /** Share of the bytes that have left this computer, 0 … 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * @throws ORPCError with the server's own words when it refuses; a DOMException "AbortError" when stopped; an Error
 * when the connection is lost
 */
export function uploadFile(runRef: string, bytes: Blob, options: UploadOptions): Promise<Attached> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    if (options.signal.aborted) return fail(new DOMException("stopped", "AbortError"));
    options.signal.addEventListener("abort", stop);
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(total === 0 ? 1 : loaded / total);
    request.onabort = () => fail(new DOMException("stopped", "AbortError"));
    request.onerror = () => fail(new Error("the connection was lost"));
    request.onload = () => {
      try {
        done(answerOf(request));
      } catch (error) {
        fail(error);
      }
    };
    request.onloadend = () => options.signal.removeEventListener("abort", stop);
    request.open("POST", `/api/v1/runs/${encodeURIComponent(runRef)}/files`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(options.name));
    request.send(bytes);
  });
}

function answerOf(request: XMLHttpRequest): Attached {
  const body = parsed(request.responseText);
  if (request.status === 201) {
    const [file] = (body as { files: unknown[] }).files;
    return attached.parse(file);
  }
  const { code, message, data } = (body ?? {}) as { code?: string; message?: string; data?: unknown };
  throw new ORPCError(code ?? "UNAVAILABLE", {
    status: Math.max(400, request.status),
    message: message ?? `The server answered ${request.status}.`,
    data,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
