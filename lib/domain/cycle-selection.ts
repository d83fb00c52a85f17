/** Cycles as people choose them: "1, 2, 5-10" or "1-100 step 10". */

/** What one drawing can still tell apart. */
export const mostCyclesAtOnce = 60;

export type CycleSelection = { readonly cycles: readonly number[] } | { readonly problem: string };

/** Cycle numbers in the order given, each once; an empty text chooses none. */
export function parseCycleSelection(text: string): CycleSelection {
  const chosen = new Set<number>();
  for (const part of text.split(/[,;]/).map((each) => each.trim())) {
    if (part === "") continue;
    const match = /^(\d{1,7})(?:\s*(?:-|–|to|…|\.\.+)\s*(\d{1,7})(?:\s*(?:step|by|\/)\s*(\d{1,7}))?)?$/i.exec(
      part,
    );
    if (match === null) return { problem: `“${part}” is no cycle: write 1, 2, 5-10 or 1-100 step 10.` };
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    const step = match[3] === undefined ? 1 : Number(match[3]);
    if (last < first || step < 1)
      return { problem: `“${part}” runs backwards: write the lower cycle first.` };
    for (let cycle = first; cycle <= last && chosen.size <= mostCyclesAtOnce; cycle += step)
      chosen.add(cycle);
  }
  return chosen.size > mostCyclesAtOnce
    ? { problem: `At most ${mostCyclesAtOnce} cycles fit one drawing; try a step, as in 1-600 step 10.` }
    : { cycles: [...chosen] };
}
