import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { ChatMessage, ConversationId, MessageFailure, MessageId, MessagePage, Siblings } from "@/lib/chat/schema";
import type { TurnRequest } from "@/lib/turn/schema";

/** A message in the list. Its key stays while its id may change, so that a reply is one element from wait to end. */
export type Entry = {
  key: string;
  message: ChatMessage;
  /** The request that never reached the server: trying again sends this very one, so nothing is doubled. */
  unsent?: TurnRequest;
};

/** The reply being written; `request` is null when it was already running as the page opened. */
export type Turn = { key: string; request: TurnRequest | null };

export type ChatState = {
  conversationId: ConversationId;
  /** Not yet known to the server. */
  isNew: boolean;
  entries: readonly Entry[];
  hasEarlier: boolean;
  hasLater: boolean;
  /** False while a branch is looked at that the person left. */
  isOnBranch: boolean;
  /** What was put in last is a page to read in, not news: a screen reader does not read all of it out. */
  isQuiet: boolean;
  turn: Turn | null;
  editingId: MessageId | null;
};

/** Ids made by the page. */
export type FreshIds = { message: MessageId; reply: MessageId; createdAt: string };

export type ChatAction =
  | { type: "submit"; text: string; ids: FreshIds; editOf?: ChatMessage; memoryMode?: MemoryMode }
  | { type: "try-again"; id: MessageId; ids: FreshIds; withoutMemoryIds?: readonly string[] }
  | { type: "go-on"; id: MessageId }
  | { type: "person-stored"; person: { id: string; parentId: string | null; siblings: Siblings } }
  | { type: "settle"; message: ChatMessage }
  | { type: "fail"; failure: MessageFailure }
  | { type: "show-page"; page: MessagePage; isQuiet?: boolean }
  | { type: "look-again"; page: MessagePage }
  | { type: "prepend-page"; page: MessagePage }
  | { type: "append-page"; page: MessagePage }
  | { type: "edit"; id: MessageId | null };

/** What begins a turn. */
export type BeginAction = Extract<ChatAction, { type: "submit" | "try-again" | "go-on" }>;

const ALONE: Siblings = { index: 0, count: 1, previousId: null, nextId: null };
/** What is begun becomes the end of the branch in view, and is read out. */
const AT_THE_END = { hasLater: false, isOnBranch: true, isQuiet: false } as const;

export function openChat(given: { conversationId: ConversationId; isNew: boolean; page: MessagePage }): ChatState {
  const { messages, hasEarlier, hasLater, isOnBranch } = given.page;
  const entries = messages.map(toEntry);
  return { conversationId: given.conversationId, isNew: given.isNew, entries, hasEarlier, hasLater, isOnBranch, isQuiet: false, turn: runningTurn(entries), editingId: null };
}

export function chatReducer(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case "submit":
      return submit(state, action);
    case "try-again":
      return tryAgain(state, action);
    case "go-on":
      return goOn(state, action.id);
    case "person-stored":
      return { ...state, isNew: false, entries: state.entries.map((entry) => withPerson(entry, action.person)) };
    case "settle":
      return settle(state, action.message);
    case "fail":
      return fail(state, action.failure);
    case "show-page":
      return { ...showPage(state, action.page), isQuiet: action.isQuiet ?? false };
    case "look-again":
      return lookAgain(state, action.page);
    case "prepend-page":
      return { ...state, entries: [...newIn(state, action.page), ...state.entries], hasEarlier: action.page.hasEarlier, isQuiet: true };
    case "append-page": {
      const entries = [...state.entries, ...newIn(state, action.page)];
      return { ...state, entries, hasLater: action.page.hasLater, isQuiet: true, turn: state.turn ?? runningTurn(entries) };
    }
    case "edit":
      return { ...state, editingId: action.id };
  }
}

const toEntry = (message: ChatMessage): Entry => ({ key: message.id, message });

function newIn(state: ChatState, page: MessagePage): Entry[] {
  const known = new Set(state.entries.map(({ message }) => message.id));
  return page.messages.filter(({ id }) => !known.has(id)).map(toEntry);
}

function keepKey(state: ChatState, message: ChatMessage): Entry {
  return { key: state.entries.find((entry) => entry.message.id === message.id)?.key ?? message.id, message };
}

/** What was loaded above the page stays, where the page continues it. */
function showPage(state: ChatState, page: MessagePage): ChatState {
  const at = state.entries.findIndex(({ message }) => message.id === page.messages[0]?.id);
  const above = at > 0 ? state.entries.slice(0, at) : [];
  const entries = [...above, ...page.messages.map((message) => keepKey(state, message))];
  const hasEarlier = above.length > 0 ? state.hasEarlier : page.hasEarlier;
  const { hasLater, isOnBranch } = page;
  return { ...state, isNew: false, entries, hasEarlier, hasLater, isOnBranch, turn: runningTurn(entries), editingId: null };
}

/** Shows what is stored by now, and takes nothing from the person that is in this page alone. */
function lookAgain(state: ChatState, page: MessagePage): ChatState {
  // Begun while we looked: what was found is older than what is in view. Or an older place was gone to.
  if (state.turn || state.editingId !== null || state.hasLater || !state.isOnBranch) return state;
  const shown = { ...showPage(state, page), isQuiet: false };
  const [person, reply] = state.entries.slice(-2);
  if (!person || reply?.unsent?.trigger !== "submit" || page.messages.some(({ id }) => id === person.message.id)) return shown;
  // Of an edited message the place would have to be found again; it waits where it is.
  if (reply.unsent.parentId !== undefined) return state;
  return { ...shown, entries: [...shown.entries, person, reply] };
}

function runningTurn(entries: readonly Entry[]): Turn | null {
  const last = entries.at(-1);
  return last?.message.status === "streaming" ? { key: last.key, request: null } : null;
}

function placeholder(ids: FreshIds, parentId: MessageId, siblings: Siblings): Entry {
  return {
    key: ids.reply,
    message: {
      id: ids.reply,
      parentId,
      role: "assistant",
      text: "",
      reasoning: null,
      status: "streaming",
      failure: null,
      modelId: null,
      siblings,
      receipt: null,
      createdAt: ids.createdAt,
    },
  };
}

function nextSibling(message: ChatMessage): Siblings {
  const { count } = message.siblings;
  return { index: count, count: count + 1, previousId: message.id, nextId: null };
}

function submit(state: ChatState, { text, ids, editOf, memoryMode }: Extract<ChatAction, { type: "submit" }>): ChatState {
  if (state.turn) return state;
  const at = editOf ? state.entries.findIndex(({ message }) => message.id === editOf.id) : -1;
  const kept = at === -1 ? state.entries : state.entries.slice(0, at);
  const person: ChatMessage = {
    id: ids.message,
    parentId: editOf ? editOf.parentId : (kept.at(-1)?.message.id ?? null),
    role: "person",
    text,
    reasoning: null,
    status: "complete",
    failure: null,
    modelId: null,
    siblings: editOf ? nextSibling(editOf) : ALONE,
    receipt: null,
    createdAt: ids.createdAt,
  };
  const request: TurnRequest = {
    trigger: "submit",
    conversationId: state.conversationId,
    isNewConversation: state.isNew,
    message: { id: ids.message, text },
    ...(state.isNew && memoryMode ? { memoryMode } : {}),
    // Without a parent it follows the end of the branch in view, also when another tab has written there since.
    ...(editOf ? { parentId: editOf.parentId } : {}),
  };
  const reply = placeholder(ids, ids.message, ALONE);
  return { ...state, ...AT_THE_END, entries: [...kept, toEntry(person), reply], turn: { key: reply.key, request }, editingId: null };
}

function tryAgain(state: ChatState, { id, ids, withoutMemoryIds }: Extract<ChatAction, { type: "try-again" }>): ChatState {
  const at = state.entries.findIndex(({ message }) => message.id === id);
  const entry = state.entries[at];
  const parentId = entry?.message.parentId;
  if (!entry || !parentId || state.turn) return state;
  const kept = state.entries.slice(0, at);
  if (entry.unsent) {
    const waiting = { key: entry.key, message: { ...entry.message, status: "streaming" as const, failure: null } };
    return { ...state, ...AT_THE_END, entries: [...kept, waiting], turn: { key: entry.key, request: entry.unsent } };
  }
  const reply = placeholder(ids, parentId, nextSibling(entry.message));
  const request: TurnRequest = {
    trigger: "regenerate",
    conversationId: state.conversationId,
    messageId: id,
    ...(withoutMemoryIds ? { withoutMemoryIds: [...withoutMemoryIds] } : {}),
  };
  return { ...state, ...AT_THE_END, entries: [...kept, reply], turn: { key: reply.key, request } };
}

function goOn(state: ChatState, id: MessageId): ChatState {
  const entry = state.entries.find(({ message }) => message.id === id);
  if (!entry || state.turn) return state;
  const entries = state.entries.map((each) => (each === entry ? { ...each, message: { ...each.message, status: "streaming" as const } } : each));
  return { ...state, ...AT_THE_END, entries, turn: { key: entry.key, request: { trigger: "continue", conversationId: state.conversationId, messageId: id } } };
}

function withPerson(entry: Entry, person: { id: string; siblings: Siblings }): Entry {
  return entry.message.id === person.id ? { ...entry, message: { ...entry.message, siblings: person.siblings } } : entry;
}

function settle(state: ChatState, message: ChatMessage): ChatState {
  const key = state.turn?.key;
  const entries = state.entries.map((entry) => (entry.key === key ? { key: entry.key, message } : entry));
  return { ...state, isNew: false, isQuiet: false, entries, turn: null };
}

function fail(state: ChatState, failure: MessageFailure): ChatState {
  const { turn } = state;
  if (!turn) return state;
  const entries = state.entries.map((entry): Entry =>
    entry.key === turn.key
      ? { key: entry.key, message: { ...entry.message, status: "failed", failure }, ...(turn.request ? { unsent: turn.request } : {}) }
      : entry,
  );
  return { ...state, entries, turn: null };
}
