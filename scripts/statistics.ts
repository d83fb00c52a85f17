/** `npm run -s statistics -- CASES.json`: runs reference cases, one JSON line each. Exit 0 all pass, 1 not all, 2 no file. */
import { readFileSync } from "node:fs";
import { runCase } from "@/lib/statistics/reference/case-runner";
import { parseCases } from "@/lib/statistics/reference/parse-cases";

/** Returns the exit code. */
function main(paths: readonly string[]): number {
  const [path] = paths;
  if (path === undefined || paths.length > 1) return fail("usage: npm run -s statistics -- CASES.json");
  let cases: readonly unknown[];
  try {
    cases = parseCases(readFileSync(path, "utf8"));
  } catch (error) {
    return fail(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let allPass = true;
  for (const each of cases) {
    const result = runCase(each);
    allPass &&= result.pass;
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  return allPass ? 0 : 1;
}

function fail(message: string): number {
  process.stderr.write(`${message.replaceAll(/\s+/g, " ")}\n`);
  return 2;
}

process.exitCode = main(process.argv.slice(2));
