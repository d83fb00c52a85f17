/**
 * Version of everything that turns recordings into results. Raised whenever the same recording would give another
 * number, so that stored results can be marked stale and computed again.
 */
export const analysisVersion = 4;
