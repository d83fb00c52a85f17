/** Generates the Prisma client when the schema changed since the last time. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { root } from "./ensure-installed.mjs";

export function ensurePrismaClient() {
  const schema = `${root}prisma/schema`;
  const hash = createHash("sha256");
  for (const name of readdirSync(schema).sort()) hash.update(name).update(readFileSync(`${schema}/${name}`));
  const marker = `${root}lib/db/generated/.schema-hash`;
  const digest = hash.digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === digest) return;
  const result = spawnSync(process.execPath, [`${root}node_modules/prisma/build/index.js`, "generate"], {
    cwd: root,
    // Generating never runs the schema engine; naming any executable keeps Prisma from downloading one.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    encoding: "utf8",
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
    process.exit(1);
  }
  writeFileSync(marker, digest);
}
