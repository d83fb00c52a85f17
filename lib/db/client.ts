/** The one Prisma client of a process, and the transaction type that the rest of the room takes. */
import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "./generated/client";
import { StatementNames } from "./statement-names";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

// Next's development server loads modules again on every edit; the pool must outlive that.
const holder = globalThis as unknown as { garnetbookDatabase?: PrismaClient };

/**
 * A client on that database; the caller disconnects it. Its sessions live in UTC, since the adapter writes instants
 * without their zone and reads them as if they had none: under another zone every instant in the database would be
 * wrong by its offset, and one in the hour that summer time leaves out would come back changed.
 */
export function openDatabase(url: string, poolSize = 10): PrismaClient {
  const names = new StatementNames();
  return new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: url,
        max: poolSize,
        connectionTimeoutMillis: 10_000,
        onConnect: async (client) => void (await client.query("SET TIME ZONE 'UTC'")),
      },
      { statementNameGenerator: ({ sql }) => names.nameOf(sql) },
    ),
  });
}

/** The process's client on DATABASE_URL. */
export function database(): PrismaClient {
  const url = process.env.DATABASE_URL;
  if (url === undefined || url === "") {
    throw new Error("DATABASE_URL is not set: start the product with `npm start`, or set it.");
  }
  holder.garnetbookDatabase ??= openDatabase(url);
  return holder.garnetbookDatabase;
}
