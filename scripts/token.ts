/** `npm run -s token -- --email E --name N [--scope read|write] [--days D]`: prints a new API token. */
import { parseArgs } from "node:util";
import { database } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { createToken } from "@/lib/services/account";
import { actorOfEmail } from "@/lib/services/people";
import { ensureDatabase, loadSettings } from "./environment";

const usage = "usage: npm run -s token -- --email E --name N [--scope read|write] [--days D]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      name: { type: "string" },
      scope: { type: "string", default: "read" },
      days: { type: "string", default: "365" },
    },
  });
  const days = Number(values.days);
  const isRight = values.email && values.name && ["read", "write"].includes(values.scope);
  if (!isRight || !Number.isInteger(days) || days < 1) throw new AppError("invalid_input", usage);
  loadSettings();
  const postgres = await ensureDatabase();
  try {
    const actor = await actorOfEmail(values.email ?? "");
    if (actor === null) throw new AppError("not_found", `No account with the e-mail ${values.email}.`);
    const { secret } = await createToken(actor, {
      name: values.name ?? "",
      scope: values.scope === "write" ? "write" : "read",
      expiresInDays: days,
    });
    process.stdout.write(`${secret}\n`);
  } finally {
    await database().$disconnect();
    // A server that this command had to start itself is stopped again; a running product's is left alone.
    await postgres?.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
