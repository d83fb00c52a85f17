/** The OpenAPI document as the reference page reads it: one entry for each operation. */
import { openApiDocument } from "@/lib/api/openapi";

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Body {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Described {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  /** Media type and schema; null when nothing is sent. */
  readonly body: { readonly mediaType: string; readonly schema: Schema } | null;
  readonly answers: readonly {
    readonly status: string;
    readonly description: string;
    readonly schema: Schema | null;
  }[];
}

/** All operations, by path and method as the document has them. */
export async function operations(): Promise<readonly Operation[]> {
  const { paths } = await openApiDocument();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries((methods ?? {}) as Readonly<Record<string, Described>>).map(([method, described]) =>
      toOperation(method, path, described),
    ),
  );
}

function toOperation(method: string, path: string, described: Described): Operation {
  const { operationId, summary = "", description = "", tags = [], parameters = [], responses } = described;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    tag: tags[0] ?? "other",
    summary,
    description,
    parameters,
    body: contentOf(described.requestBody),
    answers: Object.entries(responses).map(([status, answer]) => ({
      status,
      description: answer.description ?? "",
      schema: contentOf(answer)?.schema ?? null,
    })),
  };
}

function contentOf(body: Body | undefined): Operation["body"] {
  const [first] = Object.entries(body?.content ?? {});
  return first === undefined ? null : { mediaType: first[0], schema: first[1].schema };
}

/** Operations that name the words in their address, name or summary. */
export function matching(all: readonly Operation[], words: string): readonly Operation[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ id, method, path, tag, summary }) => {
    const text = `${id} ${method} ${path} ${tag} ${summary}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
