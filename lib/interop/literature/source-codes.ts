/** Readable codes for a publication's records, apart from the lab's counted ones: KO25-C-AG-OPERANDO-SEM. */

const letters: Readonly<Record<string, string>> = {
  mat: "L",
  pellet: "P",
  dep: "D",
  il: "I",
  cell: "C",
  proto: "T",
  run: "R",
  char: "X",
};

/** "KO25" from the first author's family name and the year. */
export function codePrefix(firstAuthor: string, year: number): string {
  const family = (firstAuthor.trim().split(/\s+/).at(-1) ?? "").replace(/[^A-Za-z]/g, "").toUpperCase();
  return `${family.slice(0, 6).padEnd(2, "X")}${String(year).slice(-2)}`;
}

/** The code of a record by its id in the source: cell-ag-operando-sem → KO25-C-AG-OPERANDO-SEM. */
export function sourceCode(prefix: string, id: string): string {
  const [kind = "", ...name] = id.split("-");
  const letter = letters[kind];
  if (letter === undefined) throw new Error(`“${id}” has no kind that gets a code.`);
  return [prefix, letter, ...name].join("-").toUpperCase();
}

/** Joins what is said of a record beside its facts: its scope first. */
export function notesOf(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n\n");
}
