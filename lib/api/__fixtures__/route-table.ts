/** What an attempt names: one's own things, another person's, or ids that nobody has. */
export type Named = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly replyId: string;
  readonly memoryId: string;
  readonly sessionId: string;
  readonly accountId: string;
  readonly proposalId: string;
  readonly deadLetterId: string;
  readonly questionId: string;
};
export type Attempt = { readonly params?: Record<string, string>; readonly query?: string; readonly body?: unknown };

/**
 * Who may call a handler. `public`: anybody, and why. `own`: whoever is signed in, and it names nothing. `named`:
 * whoever owns what it names; the attempts name every thing that a caller can name there, each with things of the
 * caller's own beside it where it takes more than one. `admin`: admins only.
 */
export type Access =
  | { readonly who: "public"; readonly because: string }
  | { readonly who: "own"; readonly attempt: Attempt }
  | { readonly who: "named"; readonly attempts: Readonly<Record<string, (named: Named, own: Named) => Attempt>> }
  | { readonly who: "admin"; readonly attempt: (named: Named) => Attempt };

const inConversation = (named: Named) => ({ params: { conversationId: named.conversationId } });
const ofMemory = (named: Named, body?: unknown) => ({ params: { memoryId: named.memoryId }, ...(body === undefined ? {} : { body }) });
const ofQuestion = (named: Named, body?: unknown) => ({ params: { questionId: named.questionId }, ...(body === undefined ? {} : { body }) });
const expecting = (kind: "memory" | "message", id: string) => ({ expected: [{ kind, id }] });
const A_NEW_ID = "01936f3e-7c1a-7000-8000-0000000000aa";
const said = { id: A_NEW_ID, text: "What was said before?" };

/** Every handler under `app/`. A new one that is not here fails the matrix. */
export const ROUTE_TABLE: Readonly<Record<string, Access>> = {
  "GET /livez": { who: "public", because: "says that the process runs" },
  "GET /readyz": { who: "public", because: "says that the app is ready" },
  "GET /health": { who: "public", because: "says whether the database answers" },
  "GET /api/auth/[...nextauth]": { who: "public", because: "people come back from a provider here" },
  "POST /api/auth/[...nextauth]": { who: "public", because: "the door itself" },
  "POST /api/v1/account/sign-up": { who: "public", because: "the door itself" },
  "POST /api/v1/account/sign-in": { who: "public", because: "the door itself" },
  "POST /api/v1/account/openid": { who: "public", because: "the door itself" },
  "POST /api/v1/account/password-reset": { who: "public", because: "for those who cannot sign in" },
  "POST /api/v1/account/password-reset/complete": { who: "public", because: "a one-time link is the proof" },
  "POST /api/v1/account/verification/complete": { who: "public", because: "a one-time link and a password are the proof" },

  "GET /api/v1/account": { who: "own", attempt: {} },
  "PATCH /api/v1/account": { who: "own", attempt: { body: { display_name: "Someone" } } },
  "POST /api/v1/account/password": { who: "own", attempt: { body: { current_password: "not the right one", new_password: "a lantern in the harbour again" } } },
  "POST /api/v1/account/verification": { who: "own", attempt: {} },
  "GET /api/v1/account/sessions": { who: "own", attempt: {} },
  "DELETE /api/v1/account/sessions": { who: "own", attempt: {} },
  "POST /api/v1/account/sign-out": { who: "own", attempt: {} },
  "DELETE /api/v1/account/sessions/[sessionId]": { who: "named", attempts: { session: ({ sessionId }) => ({ params: { sessionId } }) } },

  "GET /api/v1/admin/accounts": { who: "admin", attempt: () => ({}) },
  "PATCH /api/v1/admin/accounts/[accountId]": { who: "admin", attempt: ({ accountId }) => ({ params: { accountId }, body: { role: "admin" } }) },
  "POST /api/v1/admin/accounts/[accountId]/reset-link": { who: "admin", attempt: ({ accountId }) => ({ params: { accountId } }) },
  "POST /api/v1/admin/accounts/[accountId]/verification-link": { who: "admin", attempt: ({ accountId }) => ({ params: { accountId } }) },
  "POST /api/v1/admin/invitations": { who: "admin", attempt: () => ({ body: {} }) },
  "GET /api/v1/admin/dead-letters": { who: "admin", attempt: () => ({}) },
  "POST /api/v1/admin/dead-letters/[deadLetterId]/retry": { who: "admin", attempt: ({ deadLetterId }) => ({ params: { deadLetterId } }) },
  "DELETE /api/v1/admin/dead-letters/[deadLetterId]": { who: "admin", attempt: ({ deadLetterId }) => ({ params: { deadLetterId } }) },

  "GET /api/v1/conversations": { who: "own", attempt: {} },
  "GET /api/v1/conversations/[conversationId]": { who: "named", attempts: { conversation: inConversation } },
  "PATCH /api/v1/conversations/[conversationId]": { who: "named", attempts: { conversation: (named) => ({ ...inConversation(named), body: { title: "Taken over" } }) } },
  "DELETE /api/v1/conversations/[conversationId]": { who: "named", attempts: { conversation: inConversation } },
  "POST /api/v1/conversations/import": { who: "own", attempt: { body: { conversations: [{ id: "01936f3e-7c1a-7000-8000-0000000000ab", messages: [{ id: "01936f3e-7c1a-7000-8000-0000000000ac", role: "person", text: "Said before", createdAt: "2024-01-01T00:00:00Z" }] }] } } },
  "POST /api/v1/conversations/[conversationId]/branch": {
    who: "named",
    attempts: {
      "conversation and message": (named) => ({ ...inConversation(named), body: { messageId: named.replyId } }),
      "message in one's own conversation": (named, own) => ({ ...inConversation(own), body: { messageId: named.replyId } }),
    },
  },
  "GET /api/v1/conversations/[conversationId]/messages": {
    who: "named",
    attempts: {
      conversation: inConversation,
      "message before which": (named) => ({ ...inConversation(named), query: `?before=${named.replyId}` }),
    },
  },
  "GET /api/v1/conversations/[conversationId]/memory": {
    who: "named",
    attempts: { conversation: inConversation, version: (named) => ({ ...inConversation(named), query: "?version=1" }) },
  },
  "PATCH /api/v1/conversations/[conversationId]/memory": { who: "named", attempts: { conversation: (named) => ({ ...inConversation(named), body: { memory_mode: "off" } }) } },
  "GET /api/v1/conversations/[conversationId]/learned/[messageId]": {
    who: "named",
    attempts: {
      "conversation and message": ({ conversationId, messageId }) => ({ params: { conversationId, messageId } }),
      "message, in one's own conversation": ({ messageId }, { conversationId }) => ({ params: { conversationId, messageId } }),
    },
  },
  "GET /api/v1/conversations/[conversationId]/left-out": { who: "named", attempts: { conversation: inConversation } },
  ...Object.fromEntries(
    ["PUT", "DELETE"].map((method) => [
      `${method} /api/v1/conversations/[conversationId]/left-out/[memoryId]`,
      {
        who: "named" as const,
        attempts: {
          "conversation and memory": (named: Named) => ({ params: { conversationId: named.conversationId, memoryId: named.memoryId } }),
          "memory, in one's own conversation": (named: Named, own: Named) => ({ params: { conversationId: own.conversationId, memoryId: named.memoryId } }),
          "conversation, with one's own memory": (named: Named, own: Named) => ({ params: { conversationId: named.conversationId, memoryId: own.memoryId } }),
        },
      },
    ]),
  ),
  "POST /api/v1/conversations/[conversationId]/summarize": { who: "named", attempts: { conversation: inConversation } },
  "POST /api/v1/conversations/[conversationId]/reset": { who: "named", attempts: { conversation: inConversation } },

  "POST /api/chat": {
    who: "named",
    attempts: {
      "conversation to go on with": ({ conversationId }) => ({ body: { trigger: "submit", conversationId, message: said } }),
      "reply to do again": ({ conversationId, replyId }) => ({ body: { trigger: "regenerate", conversationId, messageId: replyId } }),
      "message to answer again": ({ conversationId, messageId }) => ({ body: { trigger: "regenerate", conversationId, messageId } }),
      "reply to go on with": ({ conversationId, replyId }) => ({ body: { trigger: "continue", conversationId, messageId: replyId } }),
      "parent, from one's own conversation": ({ replyId }, own) => ({ body: { trigger: "submit", conversationId: own.conversationId, message: said, parentId: replyId } }),
      "parent, from a new conversation": ({ replyId }) => ({ body: { trigger: "submit", conversationId: A_NEW_ID, isNewConversation: true, message: said, parentId: replyId } }),
      "reply to do again, from one's own conversation": ({ replyId }, own) => ({ body: { trigger: "regenerate", conversationId: own.conversationId, messageId: replyId } }),
      "reply to go on with, from one's own conversation": ({ replyId }, own) => ({ body: { trigger: "continue", conversationId: own.conversationId, messageId: replyId } }),
    },
  },
  "GET /api/chat/[conversationId]/stream": { who: "named", attempts: { conversation: inConversation } },
  "POST /api/chat/temporary": { who: "own", attempt: { body: { message: said, replyId: A_NEW_ID, past: [], memoryMode: "read" } } },
  "POST /api/chat/temporary/[replyId]/stop": { who: "named", attempts: { "reply that is stored": ({ replyId }) => ({ params: { replyId } }) } },
  "POST /api/chat/[conversationId]/stop": { who: "named", attempts: { conversation: inConversation } },

  "GET /api/v1/gdpr/export": { who: "own", attempt: { query: "?user_id=nobody" } },
  "DELETE /api/v1/gdpr/delete": { who: "own", attempt: { query: "?user_id=nobody" } },

  "GET /api/v1/memory": { who: "own", attempt: { query: "?include_deleted=true&include_expired=true&limit=500" } },
  "POST /api/v1/memory": { who: "own", attempt: { body: { type: "fact", content: "Keeps bees" } } },
  "GET /api/v1/memory/settings": { who: "own", attempt: {} },
  "PATCH /api/v1/memory/settings": { who: "own", attempt: { body: { memory_enabled: true } } },
  "GET /api/v1/memory/stats": { who: "own", attempt: {} },
  "POST /api/v1/memory/context": { who: "own", attempt: { body: { query: "marker", limit: 100 } } },
  "POST /api/v1/memory/[memoryId]/feedback": { who: "named", attempts: { memory: (named) => ofMemory(named, { verdict: "wrong" }) } },
  "GET /api/v1/memory/proposals": { who: "own", attempt: {} },
  "PATCH /api/v1/memory/proposals": { who: "own", attempt: { body: { memory_review: true } } },
  "POST /api/v1/memory/proposals/[proposalId]/accept": { who: "named", attempts: { proposal: ({ proposalId }) => ({ params: { proposalId }, body: { content: "Taken over" } }) } },
  "POST /api/v1/memory/proposals/[proposalId]/reject": { who: "named", attempts: { proposal: ({ proposalId }) => ({ params: { proposalId } }) } },
  "GET /api/v1/memory/questions": { who: "own", attempt: {} },
  "POST /api/v1/memory/questions": {
    who: "named",
    attempts: {
      memory: ({ memoryId }) => ({ body: { question: "What is the word?", ...expecting("memory", memoryId) } }),
      message: ({ messageId }) => ({ body: { question: "What is the word?", ...expecting("message", messageId) } }),
    },
  },
  "POST /api/v1/memory/questions/look": { who: "own", attempt: { body: { question: "marker" } } },
  "POST /api/v1/memory/questions/run": { who: "own", attempt: { body: {} } },
  "PATCH /api/v1/memory/questions/[questionId]": {
    who: "named",
    attempts: {
      question: (named) => ofQuestion(named, { question: "Taken over?" }),
      "memory, for one's own question": ({ memoryId }, own) => ofQuestion(own, expecting("memory", memoryId)),
      "message, for one's own question": ({ messageId }, own) => ofQuestion(own, expecting("message", messageId)),
    },
  },
  "DELETE /api/v1/memory/questions/[questionId]": { who: "named", attempts: { question: (named) => ofQuestion(named) } },
  "POST /api/v1/memory/questions/[questionId]/run": { who: "named", attempts: { question: (named) => ofQuestion(named) } },
  "GET /api/v1/memory/[memoryId]": { who: "named", attempts: { memory: (named) => ofMemory(named) } },
  "PATCH /api/v1/memory/[memoryId]": { who: "named", attempts: { memory: (named) => ofMemory(named, { content: "Taken over" }) } },
  "DELETE /api/v1/memory/[memoryId]": { who: "named", attempts: { memory: (named) => ofMemory(named) } },
  "GET /api/v1/memory/[memoryId]/history": { who: "named", attempts: { memory: (named) => ofMemory(named) } },
  "DELETE /api/v1/memory/[memoryId]/soft": { who: "named", attempts: { memory: (named) => ofMemory(named) } },
};
