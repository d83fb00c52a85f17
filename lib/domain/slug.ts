/** Short names for addresses. */

/** "Ag on Ta-LLZO, 2025" → "ag-on-ta-llzo-2025"; at most 48 characters; "project" when no letter or digit is left. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{Mark}/gu, "");
  const slug = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "project" : slug;
}
