import type { Schema } from "./operations";

/** The parts of a value, each unfolded at will. */
export function SchemaTree({ schema }: { schema: Schema }) {
  const inner = partsOf(schema);
  if (inner === null) return <p className="text-sm">{typeText(schema)}</p>;
  const required = new Set(inner.required ?? []);
  return (
    <ul className="flex flex-col border-l border-line pl-3 text-sm">
      {Object.entries(inner.properties ?? {}).map(([name, property]) => (
        <li key={name}>
          <Property name={name} schema={property} isRequired={required.has(name)} />
        </li>
      ))}
    </ul>
  );
}

function Property({ name, schema, isRequired }: { name: string; schema: Schema; isRequired: boolean }) {
  const line = (
    <>
      <code className="font-medium">{name}</code>
      {isRequired ? <span className="text-bad"> *</span> : null}{" "}
      <span className="text-ink-soft">{typeText(schema)}</span>
      {schema.description === undefined ? null : <span> – {schema.description}</span>}
    </>
  );
  if (partsOf(schema) === null) return <p className="py-1 break-words">{line}</p>;
  return (
    <details>
      <summary className="touch cursor-pointer py-1 break-words">{line}</summary>
      <div className="mt-1">
        <SchemaTree schema={schema} />
      </div>
    </details>
  );
}

/** The object below lists and choices; null when there is nothing to unfold. */
function partsOf(schema: Schema): Schema | null {
  if (schema.properties !== undefined) return schema;
  if (schema.items !== undefined) return partsOf(schema.items);
  for (const choice of schema.anyOf ?? schema.oneOf ?? []) {
    const parts = partsOf(choice);
    if (parts !== null) return parts;
  }
  return null;
}

/** "number > 0 or null", "list of object, 1 to 200". */
export function typeText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(String).join(" | ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(typeText))].join(" or ");
  if (schema.items !== undefined) {
    return `list of ${typeText(schema.items)}${between(schema.minItems, schema.maxItems)}`;
  }
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything");
  return [schema.format ?? type, limits(schema)].filter(Boolean).join(" ");
}

function limits(schema: Schema): string {
  // The limits of a JavaScript integer say nothing.
  const isReal = (limit: number | undefined) => limit !== undefined && Math.abs(limit) < 2 ** 53 - 1;
  return [
    isReal(schema.exclusiveMinimum) ? `> ${schema.exclusiveMinimum}` : "",
    isReal(schema.minimum) ? `≥ ${schema.minimum}` : "",
    isReal(schema.exclusiveMaximum) ? `< ${schema.exclusiveMaximum}` : "",
    isReal(schema.maximum) ? `≤ ${schema.maximum}` : "",
    schema.maxLength === undefined ? "" : `up to ${schema.maxLength} characters`,
    schema.default === undefined ? "" : `(default ${JSON.stringify(schema.default)})`,
  ]
    .filter(Boolean)
    .join(" ");
}

function between(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return "";
  return `, ${least ?? 0} to ${most ?? "any number"}`;
}
