import "server-only";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { doSoon } from "@/lib/memory/search/do-soon";
import { singleton } from "@/lib/singleton";
import { DocumentTable, expectedBytes, type HeldDocument } from "./document-table";
import { type Change, MOST_CHANGED, readChanges, readDocuments, readSnapshot } from "./queries";

/** `since` is the oldest transaction whose writing a table may not have seen. */
export type HeldTable = {
  readonly table: DocumentTable;
  readonly readAtMs: number;
  since: string;
  usedAtMs: number;
  /** Searches ask for what changed one after another, and may be answered in another order. */
  readonly asked: { last: number; lastAnswered: number };
};

/** In smaller scopes the database is as fast. */
const HELD_FROM_DOCUMENTS = 500;
/** Of all scopes together: a hundred thousand short memories have room. */
export const MOST_BYTES = 80 * 1024 * 1024;
/** What another process deletes stays in a table until it is read anew. No search finds it: the database has the last word. */
const READ_ANEW_AFTER_MS = 30 * 60_000;
/** A table that had to make way for others is not read again before this: two scopes in turn would else do nothing but read. */
const MADE_WAY_FOR_MS = 60_000;
/** By then the transaction that stored something has ended. */
const CATCH_UP_AFTER_MS = 50;
/** Some milliseconds of the embedded database, which does one thing at a time. */
const ROWS_AT_ONCE = 250;
/** Who waits long for a page stands behind searches that are slow for want of this table: fewer and larger pages end that sooner. */
const LONG_WAIT_MS = 100;
const MOST_ROWS_AT_ONCE = 2_000;

const held = () => singleton<Map<string, HeldTable>>("search-held-tables", () => new Map());
/** Tables that are being read, and whether they were let go of meanwhile. */
type Reading = { isDropped: boolean; readonly into: HeldTable | null; readonly done: Promise<void> };
const beingRead = () => singleton<Map<string, Reading>>("search-tables-being-read", () => new Map());
/** Scopes that have no room, and until when they are not read: an expected size is a guess, and long texts take more. */
const withoutRoom = () => singleton<Map<string, number>>("search-tables-without-room", () => new Map());
const nameOf = ({ ownerId, userId }: Scope) => JSON.stringify([ownerId, userId, currentEmbedder().name]);

/** The table of a scope, if it is held, and not just being brought up to date by many pages. */
export function findHeld(scope: Scope): HeldTable | null {
  const name = nameOf(scope);
  const found = held().get(name);
  if (!found || beingRead().get(name)?.into === found) return null;
  found.usedAtMs = performance.now();
  return found;
}

/** A question about what was stored since a table was brought up to date, and which one it is of those about this table. */
export type AskedForChange = { readonly number: number; readonly since: string };

/**
 * To be called before the table is searched: the question is about all that this search did not see. In the order of
 * these, answers are taken in.
 */
export const askForChange = (table: HeldTable): AskedForChange => ({ number: (table.asked.last += 1), since: table.since });

/**
 * Brings a table up to date with what was stored before it was asked about. A statement, where there is something.
 * @returns how many documents have changed; null where the table cannot be used, because it was let go of, or so much was
 *   stored that it has to be read in the background first
 */
export async function catchUp(scope: Scope, table: HeldTable, { number, since }: AskedForChange, change: Change): Promise<number | null> {
  const { oldest, documents } = change.hasChanged ? await readChanges(scope, currentEmbedder().name, since) : { ...change, documents: [] };
  if (documents.length >= MOST_CHANGED) {
    readSoon(scope, table);
    return null;
  }
  if (findHeld(scope) !== table) return null;
  takeIn(table, number, { oldest, documents });
  return documents.length;
}

/** Puts an answer into a table. One that was asked for earlier than another that is in it holds nothing new, and older rows. */
export function takeIn(table: HeldTable, number: number, { oldest, documents }: { readonly oldest: string; readonly documents: readonly HeldDocument[] }): void {
  if (number < table.asked.lastAnswered) return;
  for (const document of documents) table.table.put(document);
  table.since = oldest;
  table.asked.lastAnswered = number;
}

/** After something was stored: a search that need not catch up has less to wait for. */
export function catchUpSoon(scope: Scope): void {
  if (!held().has(nameOf(scope))) return;
  doSoon(`catching up ${nameOf(scope)}`, () => catchUpNow(scope), CATCH_UP_AFTER_MS);
}

async function catchUpNow(scope: Scope): Promise<void> {
  const table = findHeld(scope);
  if (!table) return;
  const asked = askForChange(table);
  await catchUp(scope, table, asked, { oldest: asked.since, hasChanged: true });
}

/**
 * Says how large a scope was found to be. Where holding it pays, it is read in a moment, in the background.
 * @returns whether it will be read
 */
export function keepHeld(scope: Scope, documents: number): boolean {
  const name = nameOf(scope);
  const known = held().get(name);
  const nowMs = performance.now();
  if (known && nowMs - known.readAtMs <= READ_ANEW_AFTER_MS) return false;
  const { dimension } = currentEmbedder();
  // An embedder that is still being loaded knows neither its name nor its dimension.
  if (dimension === 0 || documents < HELD_FROM_DOCUMENTS || expectedBytes(documents, dimension) > MOST_BYTES) return false;
  if ((withoutRoom().get(name) ?? 0) > nowMs) return false;
  readSoon(scope);
  return true;
}

/** What is held of a table by then: it may have been let go of. */
function readSoon(scope: Scope, known?: HeldTable): void {
  doSoon(`search table ${nameOf(scope)}`, () => readTable(scope, known === held().get(nameOf(scope)) ? known : undefined));
}

/** Lets go of an owner's tables: for what was deleted and must not stay anywhere. */
export function dropHeld(ownerId: OwnerId): void {
  const isOwned = (name: string) => name.startsWith(JSON.stringify([ownerId]).slice(0, -1));
  for (const tables of [held(), withoutRoom()]) for (const name of tables.keys()) if (isOwned(name)) tables.delete(name);
  for (const [name, reading] of beingRead()) if (isOwned(name)) reading.isDropped = true;
}

/**
 * Reads the documents of a scope into a new table, or into one what was written since it was read. Where that is being
 * done already, it is waited for. A table that outgrows all the room there is is let go of at once.
 */
export function readTable(scope: Scope, known?: HeldTable, mostBytes = MOST_BYTES): Promise<void> {
  const name = nameOf(scope);
  const running = beingRead().get(name);
  if (running) return running.done;
  const done = readInto(scope, known, mostBytes)
    .then((read) => {
      if (beingRead().get(name)?.isDropped) return;
      if (read) held().set(name, read);
      else letGoOf(name, READ_ANEW_AFTER_MS);
      letGoOfOldest(mostBytes);
    })
    .finally(() => beingRead().delete(name));
  beingRead().set(name, { isDropped: false, into: known ?? null, done });
  return done;
}

/** Null as soon as it has no room. */
async function readInto(scope: Scope, known: HeldTable | undefined, mostBytes: number): Promise<HeldTable | null> {
  const { name, dimension } = currentEmbedder();
  // What is written while it is read is younger than this.
  const since = await readSnapshot();
  const table = known?.table ?? new DocumentTable(dimension);
  let limit = ROWS_AT_ONCE;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const askedAtMs = performance.now();
    const documents = await readDocuments(scope, name, { after, limit, since: known?.since ?? null });
    for (const document of documents) table.put(document);
    if (table.bytes > mostBytes) return null;
    after = documents.length < limit ? undefined : documents.at(-1)?.documentId;
    limit = performance.now() - askedAtMs > LONG_WAIT_MS ? Math.min(2 * limit, MOST_ROWS_AT_ONCE) : ROWS_AT_ONCE;
  }
  const nowMs = performance.now();
  return { table, since, readAtMs: known?.readAtMs ?? nowMs, usedAtMs: nowMs, asked: { last: 0, lastAnswered: 0 } };
}

/** Those that were used longest ago go, until the rest has room. */
function letGoOfOldest(mostBytes: number): void {
  const nowMs = performance.now();
  for (const [name, untilMs] of withoutRoom()) if (untilMs <= nowMs) withoutRoom().delete(name);
  let bytes = 0;
  for (const [name, { table }] of [...held()].toSorted(([, first], [, second]) => second.usedAtMs - first.usedAtMs)) {
    bytes += table.bytes;
    if (bytes > mostBytes) letGoOf(name, MADE_WAY_FOR_MS);
  }
}

function letGoOf(name: string, forMs: number): void {
  held().delete(name);
  withoutRoom().set(name, performance.now() + forMs);
}
