/**
 * Reads instrument files (and Toyo's channel folders) without server and database and prints what it found:
 * `npm run -s inspect -- FILE... [--json] [--format ID] [--bdf OUT]`.
 * With --json one object a line, one line a file. An unreadable file gives one line and exit status 1; the others
 * are still read.
 */
import { parseArgs } from "node:util";
import { inspectFile } from "@/lib/analysis/inspection/inspection";
import { AppError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { readFile } from "@/lib/formats/read-file";
import { openFileSource } from "@/lib/storage/file-source";
import { openFolderSource } from "./folder-source";
import { inspectionText } from "./inspection-text";
import { writeBdfFiles } from "./write-bdf-files";

const usage = "usage: npm run -s inspect -- FILE... [--json] [--format ID] [--bdf OUT]";

const { values: options, positionals: files } = readArguments();
if (files.length === 0 || (options.bdf !== undefined && files.length !== 1)) {
  console.error(options.bdf === undefined ? usage : `${usage} (--bdf converts one file)`);
  process.exit(2);
}
for (const file of files) await inspect(file);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean" }, format: { type: "string" }, bdf: { type: "string" } },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

async function inspect(file: string): Promise<void> {
  try {
    const parsed = parse(file);
    const inspection = inspectFile(file, parsed);
    const written = options.bdf === undefined ? [] : await writeBdfFiles(parsed, options.bdf);
    console.log(options.json ? JSON.stringify(inspection) : inspectionText(inspection));
    if (!options.json && written.length > 0) console.log(`  written: ${written.join(", ")}`);
  } catch (error) {
    // A reader's own bug must not keep the other files from being read, and must not look like a bad file.
    const message =
      error instanceof AppError ? error.message : `the reader failed: ${(error as Error).stack ?? error}`;
    console.error(`${file}: ${message.replaceAll("\n", " ")}`);
    if (options.json) console.log(JSON.stringify({ file, error: message }));
    process.exitCode = 1;
  }
}

function parse(file: string): ParsedFile {
  const source = openFolderSource(file) ?? openFileSource(file);
  try {
    return readFile(source, options.format === undefined ? {} : { format: options.format });
  } finally {
    source.close();
  }
}
