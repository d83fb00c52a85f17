/** Reads the text of a file of reference cases. */
import { UnreadableFileError } from "@/lib/domain/errors";

/** Returns the cases, each still of any form; a byte order mark is passed over. Throws when the text is no JSON object with a list `cases`. */
export function parseCases(text: string): readonly unknown[] {
  const expected = 'a JSON object with a list "cases"';
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UnreadableFileError({ expected, found: error instanceof Error ? error.message : "no JSON" });
  }
  const cases = (content as { cases?: unknown } | null)?.cases;
  if (!Array.isArray(cases)) throw new UnreadableFileError({ expected, found: "JSON without it" });
  return cases;
}
