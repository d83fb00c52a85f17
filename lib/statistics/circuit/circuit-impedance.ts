/** The impedance of a circuit and how it moves with every parameter. */
import type { Circuit, CircuitNode } from "./parse-circuit";

export interface Complex {
  readonly re: number;
  readonly im: number;
}

export interface ImpedanceWithDerivatives {
  readonly impedance: Complex;
  /** ∂Z/∂parameter, in the circuit's order of parameters. */
  readonly derivatives: readonly Complex[];
}

/** Returns Z (Ω) at a frequency (Hz), negative imaginary for capacitive, with its derivatives. */
export function circuitImpedance(
  circuit: Circuit,
  parameters: readonly number[],
  frequencyHz: number,
): ImpedanceWithDerivatives {
  const derivatives: Complex[] = parameters.map(() => zero);
  const impedance = evaluate(circuit.root, parameters, 2 * Math.PI * frequencyHz, derivatives);
  return { impedance, derivatives };
}

function evaluate(
  node: CircuitNode,
  parameters: readonly number[],
  omega: number,
  derivatives: Complex[],
): Complex {
  switch (node.kind) {
    case "series":
      return node.parts.reduce<Complex>(
        (sum, part) => add(sum, evaluate(part, parameters, omega, derivatives)),
        zero,
      );
    case "parallel": {
      const impedances = node.parts.map((part) => evaluate(part, parameters, omega, derivatives));
      const total = inverse(impedances.map(inverse).reduce(add, zero));
      // dZ = Z² dZk / Zk² for each branch.
      node.parts.forEach((part, k) => {
        const share = multiply(total, inverse(impedances[k]!));
        const factor = multiply(share, share);
        for (const index of parametersOf(part)) derivatives[index] = multiply(factor, derivatives[index]!);
      });
      return total;
    }
    case "R":
      derivatives[node.firstParameter] = { re: 1, im: 0 };
      return { re: parameters[node.firstParameter]!, im: 0 };
    case "L":
      derivatives[node.firstParameter] = { re: 0, im: omega };
      return { re: 0, im: omega * parameters[node.firstParameter]! };
    case "C": {
      const c = parameters[node.firstParameter]!;
      derivatives[node.firstParameter] = { re: 0, im: 1 / (omega * c * c) };
      return { re: 0, im: -1 / (omega * c) };
    }
    case "CPE": {
      const q = parameters[node.firstParameter]!;
      const n = parameters[node.firstParameter + 1]!;
      const modulus = 1 / (q * omega ** n);
      const z = { re: modulus * Math.cos((n * Math.PI) / 2), im: -modulus * Math.sin((n * Math.PI) / 2) };
      derivatives[node.firstParameter] = { re: -z.re / q, im: -z.im / q };
      // d ln Z / dn = −ln(iω) = −ln ω − iπ/2.
      derivatives[node.firstParameter + 1] = multiply(z, { re: -Math.log(omega), im: -Math.PI / 2 });
      return z;
    }
    case "W": {
      const perUnit = 1 / Math.sqrt(omega);
      const sigma = parameters[node.firstParameter]!;
      derivatives[node.firstParameter] = { re: perUnit, im: -perUnit };
      return { re: sigma * perUnit, im: -sigma * perUnit };
    }
  }
}

function parametersOf(node: CircuitNode): readonly number[] {
  if (node.kind === "series" || node.kind === "parallel") return node.parts.flatMap(parametersOf);
  return node.kind === "CPE" ? [node.firstParameter, node.firstParameter + 1] : [node.firstParameter];
}

const zero: Complex = { re: 0, im: 0 };

function add(a: Complex, b: Complex): Complex {
  return { re: a.re + b.re, im: a.im + b.im };
}

function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function inverse(a: Complex): Complex {
  const square = a.re * a.re + a.im * a.im;
  return { re: a.re / square, im: -a.im / square };
}
