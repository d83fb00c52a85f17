/** Brings a database to the schema in `prisma/migrations` and installs the job queue; again changes nothing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { installJobQueue } from "./job-queue";
import { withSchemaEngine } from "./schema-engine";

const filters = { externalTables: [], externalEnums: [] };

function listMigrations(baseDir: string) {
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(baseDir, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort();
  const lockPath = join(baseDir, "migration_lock.toml");
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockPath) ? readFileSync(lockPath, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: readFileSync(join(baseDir, name, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

/** Names of the migrations applied now; empty when the database was already up to date. */
export async function migrate(databaseUrl: string, migrationsFolder: string): Promise<readonly string[]> {
  const applied = await withSchemaEngine(databaseUrl, async (engine) => {
    const result = await engine.applyMigrations({
      migrationsList: listMigrations(migrationsFolder),
      filters,
    } as Parameters<typeof engine.applyMigrations>[0]);
    return result.appliedMigrationNames;
  });
  await installJobQueue(databaseUrl);
  return applied;
}

/** SQL that leads from one set of schema files to another; `from` null stands for an empty database. */
export async function schemaDifference(
  databaseUrl: string,
  schemas: {
    from: readonly { path: string; content: string }[] | null;
    to: readonly { path: string; content: string }[];
  },
): Promise<string> {
  const target = (files: readonly { path: string; content: string }[] | null) =>
    files === null ? { tag: "empty" as const } : { tag: "schemaDatamodel" as const, files: [...files] };
  return withSchemaEngine(databaseUrl, async (engine) => {
    const result = await engine.diff({
      from: target(schemas.from),
      to: target(schemas.to),
      script: true,
      exitCode: null,
      filters,
    } as Parameters<typeof engine.diff>[0]);
    return result.stdout ?? "";
  });
}
