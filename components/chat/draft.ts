const PREFIX = "draft:";

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
  const store = storage();
  if (!store) return;
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) store.removeItem(key);
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
