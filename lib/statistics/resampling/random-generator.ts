/** A seeded generator, so that a result that rests on chance can be made again to the last digit. */

export interface RandomGenerator {
  /** Returns a whole number from 0 to `bound` − 1, for a bound of at most 2³². */
  nextBelow(bound: number): number;
}

/** The seed used where none is given. */
export const defaultSeed = 1;

/**
 * Returns xoshiro128** seeded through SplitMix32. Blackman and Vigna 2021, doi:10.1145/3460772. The bias of
 * `nextBelow` is below bound / 2³².
 */
export function randomGenerator(seed: number): RandomGenerator {
  let mixed = seed | 0;
  const splitMix = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let s0 = splitMix();
  let s1 = splitMix();
  let s2 = splitMix();
  let s3 = splitMix();
  return {
    nextBelow(bound) {
      const scrambled = Math.imul(s1, 5);
      const word = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      return Math.floor((word / 0x1_0000_0000) * bound);
    },
  };
}
