/** Words as numbers: a state of a battery test is printed hundreds of thousands of times, and has a handful of words. */

export class CodedWords {
  constructor(
    /** For every value, the place of its word in `labels`. */
    readonly codes: Uint32Array,
    readonly labels: readonly string[],
  ) {}
}
