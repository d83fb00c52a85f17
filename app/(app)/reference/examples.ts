/** The same call in three languages, with values that the operation's own schemas allow. */
import type { Operation, Schema } from "./operations";

const origin = "https://garnetbook.example.org";

interface Example {
  readonly language: string;
  readonly text: string;
}

export function examplesOf(operation: Operation): readonly Example[] {
  const isStream = operation.body !== null && operation.body.mediaType !== "application/json";
  const body = operation.body === null || isStream ? null : sample(operation.body.schema);
  return [
    { language: "curl", text: curl(operation, body, isStream) },
    ...(isStream || !operation.id.includes(".")
      ? []
      : [{ language: "TypeScript", text: typescript(operation, body) }]),
    { language: "Python", text: python(operation, body, isStream) },
  ];
}

function addressOf({ path, parameters }: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(sampleOfName(name)));
  const query = parameters
    .filter((parameter) => parameter.in === "query" && parameter.required)
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(schema)))}`);
  return `${origin}/api/v1${filled}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

function curl(operation: Operation, body: unknown, isStream: boolean): string {
  const lines = [`curl -X ${operation.method} '${addressOf(operation)}'`, "-H 'Authorization: Bearer TOKEN'"];
  if (isStream) lines.push("-H 'X-File-Name: cell.mpr'", "--data-binary @cell.mpr");
  else if (body !== null) {
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(body)}'`);
  }
  return lines.join(" \\\n  ");
}

function typescript(operation: Operation, body: unknown): string {
  const given = operation.parameters
    .filter((parameter) => parameter.in === "path" || (parameter.in === "query" && parameter.required))
    .map(({ name, schema, in: place }) => [name, place === "path" ? sampleOfName(name) : sample(schema)]);
  const input = { ...Object.fromEntries(given), ...(body as object | null) };
  const text = Object.keys(input).length === 0 ? "{}" : JSON.stringify(input, null, 2);
  return [
    'import { createClient } from "@/lib/client/client";',
    "",
    `const client = createClient({ origin: "${origin}", token: "TOKEN" });`,
    `const answer = await client.${operation.id}(${text});`,
  ].join("\n");
}

function python(operation: Operation, body: unknown, isStream: boolean): string {
  const data = isStream
    ? '    data=open("cell.mpr", "rb").read(),\n'
    : body === null
      ? ""
      : `    data=json.dumps(${pythonText(body)}).encode(),\n`;
  const type = isStream
    ? '"X-File-Name": "cell.mpr"'
    : body === null
      ? null
      : '"Content-Type": "application/json"';
  const headers = ['"Authorization": "Bearer TOKEN"', type].filter((each) => each !== null).join(", ");
  return [
    "import json",
    "from urllib.request import Request, urlopen",
    "",
    "request = Request(",
    `    "${addressOf(operation)}",`,
    `    method="${operation.method}",`,
    `${data}    headers={${headers}},`,
    ")",
    "answer = json.load(urlopen(request))",
  ].join("\n");
}

/** A JSON value as Python writes it. */
function pythonText(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(pythonText).join(", ")}]`;
  if (typeof value === "object") {
    const parts = Object.entries(value as object).map(([name, each]) => `"${name}": ${pythonText(each)}`);
    return `{${parts.join(", ")}}`;
  }
  return JSON.stringify(value);
}

function sampleOfName(name: string): string {
  if (name === "sha256") return "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  return name === "ref" ? "C-0042" : name;
}

/** The least that the schema asks for. */
export function sample(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice !== undefined) return sample(choice);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sample(schema.properties?.[name] ?? {})]),
      );
    case "array":
      return (schema.minItems ?? 0) > 0 && schema.items !== undefined ? [sample(schema.items)] : [];
    case "integer":
    case "number":
      return schema.minimum ?? Math.max(1, schema.exclusiveMinimum ?? 1);
    case "boolean":
      return true;
    default:
      return sampleText(schema);
  }
}

function sampleText({ format }: Schema): string {
  if (format === "uuid") return "0190a3f2-6b1c-7c3e-9d55-2f6f0b7a4c11";
  if (format === "date") return "2026-01-31";
  if (format === "date-time") return "2026-01-31T09:30:00Z";
  return "…";
}
