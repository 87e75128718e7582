import "server-only";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { doSoon } from "@/lib/memory/search/do-soon";
import { singleton } from "@/lib/singleton";
import { readSnapshot, readVectors } from "./queries";
import { bytesOfRow, VectorTable } from "./vector-table";

/** `since` is the snapshot it was read at: a search looks in the database for what was written in or after it. */
export type HeldTable = { readonly table: VectorTable; readonly since: string; readonly readAtMs: number; usedAtMs: number };

/** The database compares as many in a millisecond or two. */
const HELD_FROM_DOCUMENTS = 1_500;
/** Of all scopes together. */
const MOST_BYTES = 64 * 1024 * 1024;
/** So many were written since, and each of them is compared in the database in each search. */
const READ_ON_FROM = 32;
/** What is deleted stays in a table until it is read anew. No search finds it: the database has the last word. */
const READ_ANEW_AFTER_MS = 30 * 60_000;
/** Some milliseconds of the embedded database, which does one thing at a time. */
const ROWS_AT_ONCE = 250;
/** Who waits long for a page stands behind searches that are slow for want of this table: fewer and larger pages end that sooner. */
const LONG_WAIT_MS = 100;
const MOST_ROWS_AT_ONCE = 2_000;

const held = () => singleton<Map<string, HeldTable>>("search-held-tables", () => new Map());
/** Tables that are being read, and whether they were let go of meanwhile. */
type Reading = { isDropped: boolean; readonly done: Promise<void> };
const beingRead = () => singleton<Map<string, Reading>>("search-tables-being-read", () => new Map());
const nameOf = ({ ownerId, userId }: Scope) => JSON.stringify([ownerId, userId, currentEmbedder().name]);

/** The vectors of a scope, if they are held. */
export function findHeld(scope: Scope): HeldTable | null {
  const found = held().get(nameOf(scope));
  if (!found) return null;
  found.usedAtMs = performance.now();
  return found;
}

/**
 * Says how large a scope was found to be, and how much of it a held table had not seen. Where holding pays, its vectors
 * are read in a moment, in the background.
 */
export function keepHeld(scope: Scope, found: { documents: number; unseen: number }): void {
  const known = held().get(nameOf(scope));
  const isOld = known !== undefined && performance.now() - known.readAtMs > READ_ANEW_AFTER_MS;
  if (known && !isOld && found.unseen < READ_ON_FROM) return;
  const { dimension } = currentEmbedder();
  // An embedder that is still being loaded knows neither its name nor its dimension.
  if (dimension === 0 || found.documents < HELD_FROM_DOCUMENTS || found.documents * bytesOfRow(dimension) > MOST_BYTES) return;
  // What is held by then: it may have been let go of.
  doSoon(`vectors ${nameOf(scope)}`, () => readTable(scope, isOld ? undefined : held().get(nameOf(scope))));
}

/** Lets go of an owner's vectors: for what was deleted and must not stay anywhere. */
export function dropHeld(ownerId: OwnerId): void {
  const isOwned = (name: string) => name.startsWith(JSON.stringify([ownerId]).slice(0, -1));
  for (const name of held().keys()) if (isOwned(name)) held().delete(name);
  for (const [name, reading] of beingRead()) if (isOwned(name)) reading.isDropped = true;
}

/**
 * Reads the vectors of a scope, or into a table what was written since it was read. Where that is being done already, it
 * is waited for.
 */
export function readTable(scope: Scope, known?: HeldTable): Promise<void> {
  const name = nameOf(scope);
  const running = beingRead().get(name);
  if (running) return running.done;
  const done = readInto(scope, known)
    .then((read) => {
      if (beingRead().get(name)?.isDropped) return;
      held().set(name, read);
      letGoOfOldest();
    })
    .finally(() => beingRead().delete(name));
  beingRead().set(name, { isDropped: false, done });
  return done;
}

async function readInto(scope: Scope, known: HeldTable | undefined): Promise<HeldTable> {
  const { name, dimension } = currentEmbedder();
  // What is written while it is read is younger than this.
  const since = await readSnapshot();
  const table = known?.table ?? new VectorTable(dimension);
  let limit = ROWS_AT_ONCE;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const askedAtMs = performance.now();
    const rows = await readVectors(scope, name, { after, limit, since: known?.since ?? null });
    for (const row of rows) table.put(row);
    after = rows.length < limit ? undefined : rows.at(-1)?.documentId;
    limit = performance.now() - askedAtMs > LONG_WAIT_MS ? Math.min(2 * limit, MOST_ROWS_AT_ONCE) : ROWS_AT_ONCE;
  }
  const nowMs = performance.now();
  return { table, since, readAtMs: known?.readAtMs ?? nowMs, usedAtMs: nowMs };
}

/** Those that were used longest ago go, until the rest has room. */
function letGoOfOldest(): void {
  let bytes = 0;
  for (const [name, { table }] of [...held()].toSorted(([, first], [, second]) => second.usedAtMs - first.usedAtMs)) {
    bytes += table.size * bytesOfRow(table.dimension);
    if (bytes > MOST_BYTES) held().delete(name);
  }
}
