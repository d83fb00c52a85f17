/**
 * Which core levels an element has. A photoelectron line can only come from an occupied subshell of the neutral atom:
 * Zn ends at 3d¹⁰4s², so "Zn 4f" is impossible. Filling follows the Madelung rule with the known exceptions that leave
 * a whole subshell empty; good for H to Lr.
 */
import { elements } from "./element-symbols";

const fillingOrder = "1s 2s 2p 3s 3p 4s 3d 4p 5s 4d 5p 6s 4f 5d 6p 7s 5f 6d".split(" ") as readonly string[];

const capacity: Readonly<Record<string, number>> = { s: 2, p: 6, d: 10, f: 14 };

/** Subshells that the rule would start and the ground state leaves empty. */
const emptied: Readonly<Record<string, readonly string[]>> = {
  Pd: ["5s"],
  La: ["4f"],
  Ac: ["5f"],
  Th: ["5f"],
};

/** Total angular momenta that spin–orbit coupling allows a subshell. */
const splittings: Readonly<Record<string, readonly string[]>> = {
  s: ["1/2"],
  p: ["1/2", "3/2"],
  d: ["3/2", "5/2"],
  f: ["5/2", "7/2"],
};

/** Occupied subshells of the neutral atom, in order of filling; null for an unknown symbol. */
export function occupiedSubshells(element: string): readonly string[] | null {
  let electrons = elements.indexOf(element) + 1;
  if (electrons === 0) return null;
  const occupied: string[] = [];
  for (const subshell of fillingOrder) {
    if (electrons <= 0) break;
    occupied.push(subshell);
    electrons -= capacity[subshell.slice(-1)] ?? 0;
  }
  return occupied.filter((subshell) => !emptied[element]?.includes(subshell));
}

/**
 * Why a printed level ("Zn 2p3/2", "Ag 3d", "Zn2p3") cannot be; null when it can.
 * "2p3" is the instruments' short form of 2p3/2.
 */
export function coreLevelProblem(printed: string): string | null {
  const match = /^\s*([A-Z][a-z]?)\s*([1-7])\s*([spdf])\s*(?:([1357])(?:\/2)?)?\s*$/.exec(printed);
  if (match === null) {
    return `“${printed}” is no core level: expected an element and a subshell, like Zn 2p3/2.`;
  }
  const [, element = "", shell = "", letter = "", twoJ] = match;
  const occupied = occupiedSubshells(element);
  if (occupied === null) return `“${element}” is no element.`;
  const subshell = `${shell}${letter}`;
  if (!occupied.includes(subshell)) {
    return `${element} has no occupied ${subshell} subshell (it has ${occupied.join(", ")}).`;
  }
  const allowed = splittings[letter] ?? [];
  if (twoJ !== undefined && !allowed.includes(`${twoJ}/2`)) {
    return `A ${letter} subshell splits into ${allowed.join(" and ")}, not ${twoJ}/2.`;
  }
  return null;
}
