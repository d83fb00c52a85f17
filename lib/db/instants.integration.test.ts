import pg from "pg";
import { expect, test } from "vitest";
import { openDatabase } from "./client";
import { testDatabase } from "./testing/test-database";

const context = testDatabase();

test("instants are the same in the database and out of it, whatever the server's zone", async () => {
  const name = new URL(context.url).pathname.slice(1);
  await context.db.$executeRawUnsafe(`ALTER DATABASE ${name} SET TimeZone TO 'Europe/Berlin'`);
  // Under Berlin's summer time there is no half past two on this day.
  const createdAt = new Date("2025-03-30T02:30:00Z");
  const db = openDatabase(context.url, 1);
  const plain = new pg.Client({ connectionString: context.url });
  await plain.connect();
  try {
    const { rows: zones } = await plain.query("SHOW TimeZone");
    expect(zones).toEqual([{ TimeZone: "Europe/Berlin" }]);

    const { id } = await db.project.create({ data: { slug: "p", name: "P", createdAt } });
    const { rows } = await plain.query("SELECT created_at FROM projects WHERE id = $1", [id]);
    expect(rows).toEqual([{ created_at: createdAt }]);

    await plain.query("UPDATE projects SET updated_at = now() WHERE id = $1", [id]);
    const project = await db.project.findUniqueOrThrow({ where: { id } });
    expect(project.createdAt).toEqual(createdAt);
    expect(Math.abs(project.updatedAt.getTime() - Date.now())).toBeLessThan(60_000);
  } finally {
    await plain.end();
    await db.$disconnect();
  }
});
