/** HTTP in, HTTP out: the REST door of the contract. */
import { createHash } from "node:crypto";
import { SmartCoercionPlugin } from "@orpc/json-schema";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError, onError, ValidationError } from "@orpc/server";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { actorFromRequest } from "@/lib/auth/actor-from-request";
import { AppError, errorStatus } from "@/lib/domain/errors";
import { log } from "@/lib/log/log";
import { router } from "./router";

export const apiPrefix = "/api/v1";

const handler = new OpenAPIHandler(router, {
  plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
  clientInterceptors: [
    onError((error) => {
      if (
        error instanceof ORPCError &&
        error.code === "BAD_REQUEST" &&
        error.cause instanceof ValidationError
      ) {
        throw invalidInput(error.cause.issues);
      }
      if (!(error instanceof ORPCError)) log.error({ error }, "a request failed");
    }),
  ],
});

/** Every problem of the input at once, each with its path. */
function invalidInput(issues: readonly { readonly message: string; readonly path?: unknown }[]) {
  const problems = issues.map((issue) => ({
    path: pathText(issue.path),
    message: issue.message,
  }));
  return new ORPCError("INVALID_INPUT", {
    status: errorStatus.invalid_input,
    message: problems.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "),
    data: { problems },
    defined: true,
  });
}

function pathText(path: unknown): string {
  if (!Array.isArray(path)) return "";
  return path
    .map((step) => (typeof step === "object" && step !== null && "key" in step ? step.key : step))
    .join(".");
}

/** Answers any request below /api/v1. */
export async function handleApi(request: Request): Promise<Response> {
  try {
    const actor = await actorFromRequest(request);
    const keyed = await withIdempotency(request);
    const { matched, response } = await handler.handle(keyed.request, {
      prefix: apiPrefix,
      context: {
        actor:
          actor === null || keyed.idempotency === undefined
            ? actor
            : { ...actor, idempotency: keyed.idempotency },
      },
    });
    if (matched) return response;
    return problem(new AppError("not_found", `No such address: see ${apiPrefix}/openapi.json.`));
  } catch (error) {
    if (error instanceof AppError) return problem(error);
    log.error({ error }, "a request failed");
    return problem(new AppError("unavailable", "The request could not be answered; it is in the log."));
  }
}

/** The body's hash ties a key to its input; the body is read once and handed on. */
async function withIdempotency(request: Request) {
  const key = request.headers.get("idempotency-key");
  if (key === null || ["GET", "HEAD"].includes(request.method)) return { request };
  if (key.length > 200) throw new AppError("invalid_input", "An Idempotency-Key has at most 200 characters.");
  const body = await request.arrayBuffer();
  const requestHash = createHash("sha256")
    .update(`${request.method} ${new URL(request.url).pathname}\n`)
    .update(new Uint8Array(body))
    .digest("hex");
  const { url, method, headers, signal } = request;
  return {
    // From its parts: a request whose body was read cannot be built upon, even for an empty body.
    request: new Request(url, { method, headers, signal, body: body.byteLength === 0 ? null : body }),
    idempotency: { key, requestHash },
  };
}

/** The error envelope, the same as for a procedure's typed error. */
export function problem(error: AppError): Response {
  const status = errorStatus[error.code];
  return Response.json(
    { defined: true, code: error.code.toUpperCase(), status, message: error.message, data: error.details },
    { status },
  );
}
