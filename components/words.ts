/** "lithium_foil" → "lithium foil". */
export function words(value: string): string {
  return value.replaceAll("_", " ");
}

/** Options of a choice from a closed vocabulary. */
export function optionsOf(values: readonly string[]): readonly { value: string; title: string }[] {
  return values.map((value) => ({ value, title: words(value) }));
}

/** "1 pellet", "12 pellets". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
