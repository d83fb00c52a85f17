/** One product at a time owns an embedded database: the owner may stop it, a second start is refused. */
import pg from "pg";

/** Any number, so long as nothing else in this database locks by it. */
const ownerLock = 7_362_115;

/**
 * Takes the database for this process until it ends, however it ends.
 * @returns gives it back; null when another process owns it
 */
export async function ownDatabase(url: string): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ connectionString: url });
  // The server may be gone before its owner is: nothing is left to own then.
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ isOwner: boolean }>('SELECT pg_try_advisory_lock($1) AS "isOwner"', [
    ownerLock,
  ]);
  if (rows[0]?.isOwner === true) return () => client.end().catch(() => undefined);
  await client.end();
  return null;
}
