/**
 * Names for statements that come again: a session then parses such a statement once, and plans it once where a plan
 * for all values is as good as one for each. Most of the product's statements are short and wait more for that than
 * for their rows.
 *
 * A statement of ever new shape (a list of values written out one by one) would fill a session's memory: it stays
 * without a name, as does everything after the first few hundred.
 */
import { createHash } from "node:crypto";

const mostNames = 500;
/** Longer statements list values. */
const longestSql = 20_000;

export class StatementNames {
  private readonly seen = new Set<string>();
  private readonly names = new Map<string, string>();

  /** A name from the second time on; "" for none. */
  nameOf(sql: string): string {
    const known = this.names.get(sql);
    if (known !== undefined) return known;
    if (sql.length > longestSql || this.names.size >= mostNames) return "";
    if (!this.seen.has(sql)) {
      if (this.seen.size >= mostNames) this.seen.clear();
      this.seen.add(sql);
      return "";
    }
    this.seen.delete(sql);
    const name = `g${createHash("sha256").update(sql).digest("hex").slice(0, 32)}`;
    this.names.set(sql, name);
    return name;
  }
}
