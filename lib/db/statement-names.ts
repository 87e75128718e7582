import { createHash } from "node:crypto";

/** A statement is worth keeping once it has come back. */
const NAMED_AT_SIGHT = 3;
/** Each named statement is kept with its plan, by every connection of a server. */
const MOST_NAMED = 200;
const MOST_WATCHED = 500;
/** A long statement is a list of rows to be stored: its next one has another length. */
const LONGEST_NAMED = 12_000;

/**
 * Names statements that are asked again and again, so that the database parses and plans them once. The name says the
 * text (it is its hash), which lets connections share one. Statements that vary, such as long lists of rows, would fill
 * the database's memory with plans that nobody uses: they stay without a name.
 * @returns a function that gives a statement's name, "" for none
 */
export function createStatementNamer(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  const sights = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (sql.length > LONGEST_NAMED || names.size >= MOST_NAMED) return "";
    const sight = (sights.get(sql) ?? 0) + 1;
    if (sight < NAMED_AT_SIGHT) {
      if (sights.size >= MOST_WATCHED) sights.clear();
      sights.set(sql, sight);
      return "";
    }
    sights.delete(sql);
    const made = `app_${createHash("sha256").update(sql).digest("hex").slice(0, 24)}`;
    names.set(sql, made);
    return made;
  };
}
