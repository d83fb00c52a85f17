/**
 * Equivalent circuits as text: `L+R0+(R1||CPE1)+(R2||CPE2)`. `+` is in series, `||` in parallel and binds tighter.
 *
 * | element | impedance              | parameters                 |
 * | ------- | ---------------------- | -------------------------- |
 * | R1      | R                      | r1Ohm                      |
 * | L1, L   | iωL                    | inductance1H, inductanceH  |
 * | C1      | 1/(iωC)                | c1F                        |
 * | CPE1    | 1/(Q (iω)^n)           | q1 (S sⁿ), n1              |
 * | W1      | σ (1 − i)/√ω           | w1OhmPerRootS              |
 */
import { refuse } from "../require-numbers";

export type ElementKind = "R" | "L" | "C" | "CPE" | "W";

export type CircuitNode =
  | { readonly kind: ElementKind; readonly label: string; readonly firstParameter: number }
  | { readonly kind: "series"; readonly parts: readonly CircuitNode[] }
  | { readonly kind: "parallel"; readonly parts: readonly CircuitNode[] };

export interface Circuit {
  readonly root: CircuitNode;
  /** Names of the parameters, in the order of the text. */
  readonly parameterNames: readonly string[];
}

/** Returns the circuit; throws `invalid_input` where the text is no circuit or names one element twice. */
export function parseCircuit(text: string): Circuit {
  const tokens = text.match(/\|\||[A-Za-z]+[0-9]*|\S/g) ?? [];
  const parameterNames: string[] = [];
  const labels = new Set<string>();
  let position = 0;

  const series = (): CircuitNode => chain("+", "series", parallel);
  const parallel = (): CircuitNode => chain("||", "parallel", single);

  function chain(separator: string, kind: "series" | "parallel", part: () => CircuitNode): CircuitNode {
    const parts = [part()];
    while (tokens[position] === separator) {
      position++;
      parts.push(part());
    }
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  function single(): CircuitNode {
    const token = tokens[position++];
    if (token === "(") {
      const inner = series();
      if (tokens[position] !== ")")
        refuse(`circuit "${text}": expected ), found ${tokens[position] ?? "the end"}`);
      position++;
      return inner;
    }
    const match = /^(CPE|R|L|C|W)([0-9]*)$/.exec(token ?? "");
    if (match === null)
      return refuse(`circuit "${text}": expected R, L, C, CPE, W or (, found ${token ?? "the end"}`);
    const kind = match[1] as ElementKind;
    if (labels.has(token!)) refuse(`circuit "${text}": element ${token} appears twice`);
    labels.add(token!);
    const firstParameter = parameterNames.length;
    parameterNames.push(...namesOf(kind, match[2]!));
    return { kind, label: token!, firstParameter };
  }

  const root = series();
  if (position < tokens.length) refuse(`circuit "${text}": expected + or ||, found ${tokens[position]}`);
  return { root, parameterNames };
}

function namesOf(kind: ElementKind, number: string): readonly string[] {
  switch (kind) {
    case "R":
      return [`r${number}Ohm`];
    case "L":
      return [`inductance${number}H`];
    case "C":
      return [`c${number}F`];
    case "CPE":
      return [`q${number}`, `n${number}`];
    case "W":
      return [`w${number}OhmPerRootS`];
  }
}
