import { db } from "@/lib/db/client";

export type StoredRow = { readonly table: string; readonly row: string };

/** Every row of every table of every schema that is not PostgreSQL's own, as text; bytes stand in it in hexadecimal. */
export async function readEverything(): Promise<StoredRow[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`;
  const found: StoredRow[] = [];
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
    found.push(...rows.map(({ row }) => ({ table: name, row })));
  }
  return found;
}

/** The forms in which a word could lie in a row without being sealed. */
function formsOf(word: string): string[] {
  const base64 = ["", "x", "xx"].map((before) => Buffer.from(before + word).toString("base64").slice(4, -4));
  return [word, word.toLowerCase(), Buffer.from(word).toString("hex"), Buffer.from(word.toLowerCase()).toString("hex"), ...base64].map((form) => form.toLowerCase());
}

/** The tables in which a word lies in clear. */
export async function tablesWith(word: string): Promise<string[]> {
  const forms = formsOf(word);
  const rows = await readEverything();
  return [...new Set(rows.filter(({ row }) => forms.some((form) => row.toLowerCase().includes(form))).map(({ table }) => table))];
}
