/** Seeded chance of the simulator. */
import { randomGenerator } from "@/lib/statistics/resampling/random-generator";

export interface Chance {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal (Box and Muller 1958, 10.1214/aoms/1177706645). */
  normal(): number;
}

export function chance(seed: number): Chance {
  const generator = randomGenerator(seed);
  const uniform = () => generator.nextBelow(0x1_0000_0000) / 0x1_0000_0000;
  let spare: number | null = null;
  return {
    uniform,
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
