/**
 * Prisma's own migration engine as WebAssembly: the command line's native engine is a download, this one is not.
 * It keeps the usual `_prisma_migrations` table, so `prisma migrate deploy` works on the same database.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";

interface EngineModule {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (...args: never[]) => Promise<SchemaEngine> };
}

/** The stock adapter cuts a script at every semicolon, even in comments and function bodies; this one does not. */
class WholeScriptPg extends PrismaPg {
  readonly connections: { dispose(): Promise<void> }[] = [];

  override async connect() {
    const connection = await super.connect();
    this.connections.push(connection);
    connection.executeScript = async (script: string) => {
      await connection.underlyingDriver().query(script);
    };
    return connection;
  }
}

/** Lends an engine on that database to `use`, and closes its connections after. */
export async function withSchemaEngine<Result>(
  databaseUrl: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const glue = (await import(
    /* webpackIgnore: true */ pathToFileURL(join(folder, "schema_engine_bg.js")).href
  )) as EngineModule;
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, "schema_engine_bg.wasm")), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = new WholeScriptPg({ connectionString: databaseUrl });
  const open = glue.SchemaEngine.new as unknown as (
    options: { datamodels: undefined },
    log: () => void,
    adapter: object,
  ) => Promise<SchemaEngine>;
  const engine = await open(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    // Freeing the engine leaves its pool open, which would keep the process and the database busy.
    await Promise.all(adapter.connections.map((connection) => connection.dispose().catch(() => undefined)));
  }
}
