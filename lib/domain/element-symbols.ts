/** Chemical formulas, as far as telling "Ag" from "silver" needs. */

/** H to Lr in the order of their atomic numbers: the first is 1. */
export const elements: readonly string[] = (
  "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr " +
  "Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir " +
  "Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr"
).split(" ");

const symbols = new Set(elements);

/** Whether a text is made of element symbols with amounts: "Ag", "AgAu", "Ag0.9Zn0.1", "Ag-C"; not "silver". */
export function isElementFormula(text: string): boolean {
  if (!/^[A-Z]/.test(text) || !/^(?:[A-Z][a-z]?\d*(?:\.\d+)?[-–·]?)+$/.test(text)) return false;
  return (text.match(/[A-Z][a-z]?/g) ?? []).every((symbol) => symbols.has(symbol));
}
