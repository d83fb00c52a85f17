/** Which run a file of the watched folder belongs to: the rules of a mapping file, or one run for all. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";

const mappingFile = z.array(z.object({ pattern: z.string().min(1), run: z.string().min(1) })).min(1);

/** The run of a path relative to the folder, with forward slashes; null when no rule names it. */
export type RunOf = (path: string) => string | null;

/**
 * Rules of a mapping file in its order, the first that fits counts; `otherwise` takes what fits none.
 * @throws AppError for a file that is not a list of `{"pattern": …, "run": …}`
 */
export function readMapping(file: string, otherwise: string | null): RunOf {
  const parsed = mappingFile.safeParse(jsonOf(file));
  if (!parsed.success) {
    throw new AppError(
      "invalid_input",
      `expected ${file} to hold a list like [{"pattern": "channel-3/*.mpr", "run": "R-0042"}]`,
    );
  }
  const rules = parsed.data.map(({ pattern, run }) => ({ pattern: patternOf(pattern), run }));
  return (path) => rules.find((rule) => rule.pattern.test(path))?.run ?? otherwise;
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new AppError("invalid_input", `expected ${file} to be JSON, found: ${(error as Error).message}`);
  }
}

/**
 * A path pattern as an expression: `*` and `?` stay within a folder, `**` crosses folders. Capitals do not matter,
 * as on the file systems of most instrument computers.
 */
export function patternOf(pattern: string): RegExp {
  const source = pattern.replaceAll("\\", "/").replace(/\*\*\/|\*\*|\*|\?|[^*?]+/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    return part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "i");
}
