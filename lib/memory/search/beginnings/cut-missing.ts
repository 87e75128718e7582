import "server-only";
import { scopeBeginningKey } from "@/lib/memory/rows";
import { analyseMemory } from "@/lib/memory/search/analyse-memory";
import { packBeginnings } from "@/lib/memory/search/pack-beginnings";
import { log } from "@/lib/observability/log";
import { addBeginnings } from "./commands";
import { findScopesToCut, findUncut } from "./queries";

const SCOPES_AT_ONCE = 100;
/** Few enough that a reply hardly waits for them. */
const MEMORIES_AT_ONCE = 100;
const NO_WORDS: ReadonlySet<string> = new Set();

/**
 * Cuts the beginnings of all memories that were stored before there were any, in small steps: what is done is passed
 * over, so it may be stopped anywhere and run again. A damaged memory gets none and holds up nothing.
 * @returns how many were done
 */
export async function cutMissingBeginnings(): Promise<number> {
  let [count, unreadable] = [0, 0];
  for (let before = -1; before < count; ) {
    before = count;
    for (const scope of await findScopesToCut(SCOPES_AT_ONCE)) {
      for (let uncut = await findUncut(scope, MEMORIES_AT_ONCE); uncut.length > 0; uncut = await findUncut(scope, MEMORIES_AT_ONCE)) {
        const cut = uncut.map(({ documentId, memory }) => ({ documentId, words: memory ? analyseMemory(memory).words : NO_WORDS }));
        await addBeginnings(scope, packBeginnings(scopeBeginningKey(scope), cut));
        count += uncut.length;
        unreadable += uncut.filter(({ memory }) => memory === null).length;
      }
    }
  }
  if (unreadable > 0) log().error({ unreadable }, "memories cannot be read: they are not found while somebody types");
  return count;
}
