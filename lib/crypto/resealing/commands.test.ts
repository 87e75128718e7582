import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useModelServer } from "@/e2e/support/turns";
import { config } from "@/lib/config/config";
import { ConfigurationError } from "@/lib/config/schema";
import { createKeyring, type Keyring } from "@/lib/crypto/keyring";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { unpackText } from "@/lib/crypto/packed-text";
import { newestKeyId, openBytesWith } from "@/lib/crypto/seal";
import { db } from "@/lib/db/client";
import { loadInstallation } from "@/lib/db/installation";
import { useTestDatabase } from "@/lib/db/test-database";
import { recall } from "@/lib/memory/search/recall";
import { aWord, type Someone, someoneWith } from "@/lib/turn/__fixtures__/someone-with";
import { resealAll } from "./commands";
import { identityOf, SEALED_COLUMNS, type SealedColumn } from "./sealed-columns";

useTestDatabase();
const { server, useModel } = useModelServer();
const word = aWord();
let ada: Someone;
beforeAll(async () => {
  useModel("ok");
  ada = await someoneWith(server(), word);
});

type Cell = { row: Record<string, unknown>; sealed: string };
const cells = ({ table, column }: SealedColumn) =>
  db().$queryRawUnsafe<Cell[]>(`SELECT to_jsonb(t) AS row, encode(${column}, 'base64') AS sealed FROM ${table} t WHERE ${column} IS NOT NULL`);

function openCell(ring: Keyring, column: SealedColumn, { row, sealed }: Cell): string {
  const bytes = openBytesWith(ring, column.purpose, identityOf(column, (name) => String(row[name])), Buffer.from(sealed, "base64"));
  return column.form === "packed" ? unpackText(bytes) : bytes.toString("utf8");
}

/** How many cells each key sealed, by its id in the envelope. */
async function keyIds(): Promise<string[]> {
  const found = new Set<string>();
  for (const column of SEALED_COLUMNS) for (const { sealed } of await cells(column)) found.add(Buffer.from(sealed, "base64").subarray(1, 5).toString("hex"));
  return [...found];
}

async function everything(ring: Keyring): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const column of SEALED_COLUMNS) found[`${column.table}.${column.column}`] = (await cells(column)).map((cell) => openCell(ring, column, cell)).sort();
  return found;
}

describe("the list of sealed columns", () => {
  it("holds every one that the database has, with its key, and no other", async () => {
    const columns = await db().$queryRaw<{ name: string }[]>`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name LIKE '%\\_sealed' ORDER BY 1`;
    expect(SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(columns.map(({ name }) => name).sort());
    for (const { table, key } of SEALED_COLUMNS) {
      const [primary] = await db().$queryRaw<{ columns: string[] }[]>`
        SELECT array_agg(a.attname::text ORDER BY place) AS columns FROM pg_constraint c, unnest(c.conkey) WITH ORDINALITY AS k (number, place), pg_attribute a
        WHERE c.contype = 'p' AND c.conrelid = ${table}::regclass AND a.attrelid = c.conrelid AND a.attnum = k.number`;
      expect(key.map(({ name }) => name), table).toEqual(primary?.columns);
    }
  });

  it("opens what every domain has sealed, and finds something in each", async () => {
    const found = await everything(createKeyring(config().encryptionKeys));
    for (const [name, texts] of Object.entries(found)) {
      expect(texts.length, name).toBeGreaterThan(0);
      if (!name.startsWith("installation.")) expect(texts.join(" "), name).toContain(word);
    }
    for (const { table, column, form } of SEALED_COLUMNS) {
      for (const text of found[`${table}.${column}`] ?? []) if (form !== "text") expect(() => JSON.parse(text) as unknown, `${table}.${column}`).not.toThrow();
    }
  });

  it("opens nothing that was moved to another row or another column", async () => {
    const ring = createKeyring(config().encryptionKeys);
    for (const column of SEALED_COLUMNS) {
      const [cell] = await cells(column);
      if (!cell) throw new Error("Every column holds something");
      for (const other of SEALED_COLUMNS) {
        if (other !== column && column.table !== "installation") expect(() => openCell(ring, other, { row: { ...Object.fromEntries(other.key.map(({ name }) => [name, ""])), ...cell.row }, sealed: cell.sealed }), `${column.table}.${column.column} as ${other.table}.${other.column}`).toThrow();
      }
      const moved = { ...cell.row, owner_id: "00000000-0000-7000-8000-000000000001" };
      if (column.table !== "installation") expect(() => openCell(ring, column, { row: moved, sealed: cell.sealed })).toThrow();
    }
  });
});

describe("resealAll", () => {
  const rotated = () => createKeyring([randomBytes(32), ...config().encryptionKeys]);
  /** The test's own key first again: the process that runs this has no other. */
  const backFrom = ({ roots }: Keyring) => createKeyring([...config().encryptionKeys, ...roots.map(({ material }) => material)]);

  it("puts everything under the newest key and changes no word; afterwards that key alone opens it", async () => {
    const ring = rotated();
    const before = await everything(ring);
    const { resealed, unreadable } = await resealAll(ring);
    expect(unreadable).toBe(0);
    expect(resealed).toBe(Object.values(before).flat().length);
    expect(await keyIds()).toEqual([newestKeyId(ring).toString("hex")]);
    const [newest] = ring.roots;
    expect(await everything({ roots: newest ? [newest] : [] })).toEqual(before);
    expect(await resealAll(ring)).toEqual({ resealed: 0, unreadable: 0 });
    await resealAll(backFrom(ring));
  });

  it("finds words as before: their hashes have a key of their own, which is only sealed anew", async () => {
    const before = keyedHash("test", "word");
    const ring = rotated();
    await resealAll(ring);
    await resealAll(backFrom(ring));
    await loadInstallation();
    expect(keyedHash("test", "word")).toEqual(before);
    const { facts } = await recall(ada.scope, { query: word, limit: 5 });
    expect(facts.some(({ memory }) => memory.content.includes(word))).toBe(true);
  });

  it("does the rest when it was stopped half-way", async () => {
    const [ring, own] = [rotated(), createKeyring(config().encryptionKeys)];
    const before = await db().message.findMany({ where: { ownerId: ada.ownerId } });
    await resealAll(ring);
    for (const { ownerId, id, contentSealed } of before) await db().message.updateMany({ where: { ownerId, id }, data: { contentSealed } });
    expect(await resealAll(ring)).toEqual({ resealed: before.length, unreadable: 0 });
    await resealAll(backFrom(ring));
    expect(Object.keys(await everything(own))).toHaveLength(SEALED_COLUMNS.length);
  });

  it("counts a row that no key opens, and leaves it", async () => {
    const { id, contentSealed } = await db().memory.findFirstOrThrow({ where: { ownerId: ada.ownerId } });
    const damaged = new Uint8Array([1, ...randomBytes(60)]);
    const put = (bytes: Uint8Array<ArrayBuffer>) => db().memory.updateMany({ where: { ownerId: ada.ownerId, id }, data: { contentSealed: bytes } });
    await put(damaged);
    const ring = rotated();
    expect((await resealAll(ring)).unreadable).toBe(1);
    expect(Buffer.from((await db().memory.findFirstOrThrow({ where: { ownerId: ada.ownerId, id } })).contentSealed)).toEqual(Buffer.from(damaged));
    await put(contentSealed);
    await resealAll(backFrom(ring));
  });

  it("is done when a start without the older key is let be, and not before", async () => {
    const ring = rotated();
    const [newest] = ring.roots;
    const alone: Keyring = { roots: newest ? [newest] : [] };
    await expect(startWith(alone)).rejects.toThrow(ConfigurationError);
    await startWith(ring);
    // Stopped before the last of them: the installation is still under the older key.
    expect(SEALED_COLUMNS.slice(-2).map(({ table }) => table)).toEqual(["installation", "installation"]);
    await resealAll(ring);
    await startWith(alone);
    await expect(startWith(createKeyring(config().encryptionKeys))).rejects.toThrow(ConfigurationError);
    await resealAll(backFrom(ring));
    await startWith(createKeyring(config().encryptionKeys));
  });
});

/** What a start does first, in a process that was given other keys. */
async function startWith(ring: Keyring): Promise<void> {
  const registry = globalThis as typeof globalThis & Record<symbol, unknown>;
  const key = Symbol.for("commonplace.keyring");
  const own = registry[key];
  registry[key] = ring;
  try {
    await loadInstallation();
  } finally {
    registry[key] = own;
  }
}
