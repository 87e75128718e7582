const PREFIX = "draft:";

/** The place of a draft that has no conversation yet. */
export const NEW_CONVERSATION = "new";

/** Where an account's draft lies: `place` is a conversation's id, or `NEW_CONVERSATION`. Another account has other keys. */
export const draftKey = (accountId: string, place: string): string => `${accountId}:${place}`;

/** What was being written in a conversation. Kept in this browser only, and gone once it is sent or signed out; nothing is kept without a key. */
export function readDraft(key: string | null): string {
  if (key === null) return "";
  return storage()?.getItem(PREFIX + key) ?? "";
}

export function writeDraft(key: string | null, text: string): void {
  if (key === null) return;
  if (text === "") storage()?.removeItem(PREFIX + key);
  else keep(PREFIX + key, text);
}

/** For signing out: the next person at this browser finds nothing. */
export function forgetDrafts(): void {
  removeKeys((key) => key.startsWith(PREFIX));
}

/** For signing in: a session that ended elsewhere could not take its drafts along. */
export function forgetDraftsOfOthers(accountId: string): void {
  removeKeys((key) => key.startsWith(PREFIX) && !key.startsWith(PREFIX + draftKey(accountId, "")));
}

function removeKeys(isMeant: (key: string) => boolean): void {
  const store = storage();
  if (!store) return;
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key !== null && isMeant(key)) store.removeItem(key);
}

/** Null where the browser forbids storage; drafts then last as long as the page. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function keep(key: string, text: string): void {
  try {
    storage()?.setItem(key, text);
  } catch (error) {
    // The store is full. The text is still in the field, and losing its copy is better than losing the typing.
    if (!(error instanceof DOMException)) throw error;
  }
}
