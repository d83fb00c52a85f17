/** JSON as it is, and the few ways the data set is read. */

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function objectIn(node: JsonObject, key: string): JsonObject | null {
  const value = node[key];
  return isObject(value) ? value : null;
}

export function textIn(node: JsonObject, key: string): string | null {
  const value = node[key];
  return typeof value === "string" ? value : null;
}

export function textsIn(node: JsonObject, key: string): readonly string[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

export function objectsIn(node: JsonObject, key: string): readonly JsonObject[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/**
 * The number of a quantity for a plain column; null when it is missing, a range or only a bound, because a column
 * has no room to say so. Its statement says it.
 */
export function numberIn(node: JsonObject, key: string): number | null {
  const quantity = objectIn(node, key);
  if (quantity === null || typeof quantity.value !== "number") return null;
  const qualifier = quantity.qualifier ?? "=";
  return qualifier === "=" || qualifier === "~" || qualifier === "nominal" || qualifier === "target"
    ? quantity.value
    : null;
}
