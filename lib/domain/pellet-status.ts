/** Where a pellet stands, from what was made of it. */

export type PelletStatus = "available" | "coated" | "built_in" | "broken" | "archived";

/**
 * available → coated → built_in, and back when a coating or a cell is archived as a mistake. A pellet that broke or
 * was archived stays so: only a person ends that.
 */
export function pelletStatusFrom(
  current: PelletStatus,
  use: { readonly coatings: number; readonly cells: number },
): PelletStatus {
  if (current === "broken" || current === "archived") return current;
  if (use.cells > 0) return "built_in";
  return use.coatings > 0 ? "coated" : "available";
}
