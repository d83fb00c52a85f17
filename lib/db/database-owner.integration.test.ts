import { expect, test } from "vitest";
import { ownDatabase } from "./database-owner";
import { testDatabase } from "./testing/test-database";

const context = testDatabase();

test("a database has one owner at a time", async () => {
  const disown = await ownDatabase(context.url);
  expect(disown).not.toBeNull();
  expect(await ownDatabase(context.url)).toBeNull();
  await disown!();
  const again = await ownDatabase(context.url);
  expect(again).not.toBeNull();
  await again!();
});
