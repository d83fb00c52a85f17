/** Whether a trace is stored beside the transaction that names it, or before it begins. */

/** Larger traces take long enough that nobody should find the run locked meanwhile. */
const mostRowsBeside = 200_000;

/** Resolves at once to the storing of a small trace, and of a large one when it is done. */
export async function besideOrBefore(
  storing: Promise<void>,
  rows: number,
): Promise<{ readonly stored: Promise<void> }> {
  // Whoever waits for it is told; until then, or if nobody comes to wait, a failure is no crash.
  storing.catch(() => undefined);
  if (rows > mostRowsBeside) await storing;
  return { stored: storing };
}
