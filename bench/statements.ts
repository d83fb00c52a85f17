/** The SQL that a service call sends, recorded at the driver and sent again on its own: the floor of a page. */
import pg from "pg";
import { type Timing, timed } from "./measure";

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Every statement that `work` sends in this process. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const recorded: Statement[] = [];
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === "string" ? first : (first as { text?: string } | null)?.text;
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] } | null)?.values ?? []);
    if (text !== undefined && /^\s*(SELECT|WITH)/i.test(text)) recorded.push({ text, values });
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  }
  return recorded;
}

/** The statements one after the other on one plain connection, their rows fetched as arrays. */
export async function plainSql(url: string, statements: readonly Statement[]): Promise<Timing> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await timed(async () => {
      for (const { text, values } of statements) {
        await client.query({ text, values: [...values], rowMode: "array" });
      }
    });
  } finally {
    await client.end();
  }
}
