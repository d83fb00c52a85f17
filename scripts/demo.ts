/** `npm run demo -- remove` takes the simulated demonstration lab out whole; `npm run demo -- add` puts it back. */

import { join } from "node:path";
import { database } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { AppError } from "@/lib/domain/errors";
import { addDemonstration } from "@/lib/services/demonstration/add-demonstration";
import { removeDemonstration } from "@/lib/services/demonstration/remove-demonstration";
import { ensureDatabase, loadSettings, root } from "./environment";

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const [wish, ...more] = process.argv.slice(2);
  if ((wish !== "add" && wish !== "remove") || more.length > 0) {
    throw new AppError("invalid_input", "usage: npm run demo -- add|remove");
  }
  loadSettings();
  const postgres = await ensureDatabase();
  try {
    await migrate(process.env.DATABASE_URL ?? "", join(root, "prisma/migrations"));
    if (wish === "add") await addDemonstration(say);
    else await remove();
  } finally {
    await database().$disconnect();
    // A server that this command had to start itself is stopped again; a running product's is left alone.
    await postgres?.stop();
  }
}

async function remove(): Promise<void> {
  const removed = await removeDemonstration();
  if (removed === null) {
    say("There is no demonstration lab to remove.");
    return;
  }
  const { cells, runs, files } = removed;
  say(`Removed the demonstration lab: ${cells} cells, ${runs} runs, ${files} files. Its history is kept.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
