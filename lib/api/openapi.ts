/** The OpenAPI 3.1 description of everything below /api/v1. */
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract } from "@/lib/contract/contract";
import packageJson from "../../package.json";
import { uploadPaths } from "./upload-paths";

let document: ReturnType<typeof generate> | null = null;

function generate() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: {
      title: "Garnetbook",
      version: packageJson.version,
      description:
        "Lab notebook and materials database for garnet anode-less cells. Lists are paged by cursor; writes take an Idempotency-Key; a stale version is answered with 409 and both sides.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API token from your account page" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description: "The browser's session; each installation adds a mark of its own to the name.",
        },
      },
    },
    security: [{ bearer: [] }, { session: [] }],
  });
}

/** Generated once a process; streamed uploads stand beside the contract's procedures. */
export async function openApiDocument() {
  document ??= generate();
  const generated = await document;
  const paths: Record<string, object | undefined> = { ...generated.paths };
  // An address can have a procedure for one method and a stream for another.
  for (const [path, methods] of Object.entries(uploadPaths)) paths[path] = { ...paths[path], ...methods };
  return { ...generated, paths };
}
