import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/badge";
import { examplesOf } from "./examples";
import type { Operation } from "./operations";
import { SchemaTree, typeText } from "./schema-tree";

const tones: Readonly<Record<string, Tone>> = {
  GET: "neutral",
  POST: "accent",
  PATCH: "warn",
  DELETE: "bad",
};

/** One operation: what it takes, what it answers, and how it is called. */
export function OperationView({ operation }: { operation: Operation }) {
  const { id, method, path, summary, description, parameters, body, answers } = operation;
  const good = answers.filter(({ status }) => status.startsWith("2"));
  const refusals = answers.filter(({ status }) => !status.startsWith("2"));
  return (
    <section id={id} aria-label={id} className="scroll-mt-4 rounded border border-line bg-surface p-3">
      <h2 className="flex flex-wrap items-baseline gap-2 font-semibold">
        <Badge tone={tones[method] ?? "neutral"}>{method}</Badge>
        <code className="break-all">{path}</code>
        <a href={`#${id}`} className="text-sm font-normal text-accent hover:underline">
          {id}
        </a>
      </h2>
      <p className="mt-1">{summary}</p>
      {description === "" ? null : <p className="text-sm text-ink-soft">{description}</p>}
      {parameters.length === 0 ? null : (
        <Part title="Parameters">
          <ul className="flex flex-col gap-1 text-sm">
            {parameters.map((parameter) => (
              <li key={`${parameter.in} ${parameter.name}`} className="break-words">
                <code className="font-medium">{parameter.name}</code>
                {parameter.required ? <span className="text-bad"> *</span> : null}{" "}
                <span className="text-ink-soft">
                  in the {parameter.in}, {typeText(parameter.schema)}
                </span>
                {explained(parameter.description ?? parameter.schema.description)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {body === null ? null : (
        <Part title={`Sent as ${body.mediaType}`}>
          <SchemaTree schema={body.schema} />
        </Part>
      )}
      {good.map(({ status, description, schema }) => (
        <Part key={status} title={`Answer ${status}${description === "OK" ? "" : `: ${description}`}`}>
          {schema === null ? <p className="text-sm">No body.</p> : <SchemaTree schema={schema} />}
        </Part>
      ))}
      {refusals.length === 0 ? null : (
        <p className="mt-2 text-sm text-ink-soft">
          Refusals, each with a code and a message: {refusals.map(({ status }) => status).join(", ")}.
        </p>
      )}
      <Part title="Examples">
        <div className="flex flex-col gap-1">
          {examplesOf(operation).map(({ language, text }) => (
            <details key={language}>
              <summary className="touch cursor-pointer py-1 text-sm">{language}</summary>
              <section
                aria-label={`${id} in ${language}`}
                tabIndex={0}
                className="mt-1 relative overflow-x-auto"
              >
                <pre className="rounded bg-sunken p-2 text-sm">{text}</pre>
              </section>
            </details>
          ))}
        </div>
      </Part>
    </section>
  );
}

function explained(description: string | undefined): string {
  return description === undefined ? "" : ` – ${description}`;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-3">
      <h3 className="mb-1 text-sm font-medium">{title}</h3>
      {children}
    </div>
  );
}
