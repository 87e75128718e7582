import { createHash } from "node:crypto";
import { z } from "zod";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { job, type JobDefinition } from "@/lib/jobs/job";
import { singleton } from "@/lib/singleton";
import type { ExtractionTools } from "./extraction/ask-model";
import { foldTurnsJob } from "./summary/jobs";

const OfScope = z.object({ ownerId: z.uuid(), userId: z.string().max(255) });
/** `failures` and `waits` count earlier tries, see `planRetry`. `isAlone`: it was read with others, and the answer could not be used. */
const ReadMessage = OfScope.extend({ messageId: z.uuid(), failures: z.int().min(0).default(0), waits: z.int().min(0).default(0), isAlone: z.boolean().default(false) });
export type ReadMessage = z.output<typeof ReadMessage>;
const IndexMessages = OfScope.extend({ messageIds: z.array(z.uuid()).min(1).max(500) });

/** The ids of a payload were written by our own transaction, so they can be trusted. */
const scopeOf = ({ ownerId, userId }: z.infer<typeof OfScope>) => trustedScope(trustedOwnerId(ownerId), userId);

const holder = () => singleton<{ make: (() => Promise<ExtractionTools>) | null }>("extraction-tools", () => ({ make: null }));

/** Gives extraction its models and its book-keeper. Called once at start, before the jobs are started. */
export function setExtractionTools(make: () => Promise<ExtractionTools>): void {
  holder().make = make;
}

/**
 * Reads a message of a person for what is worth remembering, and those of its conversation that wait behind it. Queue it
 * with the turn that stored the message.
 */
export const extractMemoriesJob = job({
  name: "memory.extract",
  payload: ReadMessage,
  // What a model does wrong is counted by the job itself. These are for a database that is away and for processes that die.
  retryLimit: 50,
  expireInSeconds: 600,
  // What has to be read alone has a key of its own, so that no other job takes it along.
  onceFor: ({ ownerId, messageId, failures, isAlone }) => `${ownerId} ${messageId}${isAlone || failures > 0 ? " alone" : ""}`,
  run: async (payload, { takeAlong }) => {
    const { runExtraction } = await import("./extraction/run-extraction");
    const { make } = holder();
    if (!make) throw new Error("setExtractionTools was not called at start");
    await runExtraction(scopeOf(payload), payload, await make(), takeAlong);
  },
});

/** Puts the messages of a turn into the search. Queue it when the reply is stored, and again when it went on. */
export const indexMessagesJob = job({
  name: "memory.index",
  payload: IndexMessages,
  retryLimit: 6,
  expireInSeconds: 300,
  // A hash of the ids: the queue keeps the key in an index, which takes no row of more than 2,704 bytes, and a history has many messages.
  onceFor: ({ ownerId, messageIds }) => `${ownerId} ${createHash("sha256").update(messageIds.join(",")).digest("base64url")}`,
  run: async (payload) => {
    const { indexStoredMessages } = await import("./extraction/commands");
    await indexStoredMessages(scopeOf(payload), payload.messageIds);
  },
});

/** Makes up for vectors that are missing in a scope. Queue it where a write found its embedder away, or after a new one was chosen. */
export const embedMissingJob = job({
  name: "memory.embed",
  payload: OfScope,
  retryLimit: 12,
  expireInSeconds: 900,
  onceFor: ({ ownerId, userId }) => `${ownerId}:${userId}`,
  run: async (payload) => {
    const { embedMissing } = await import("./search/embed-missing");
    await embedMissing(scopeOf(payload));
  },
});

/** Looks for scopes that the embedder in use has not read yet, and queues each. Queue it when the embedder is ready: only before can it have changed. */
export const embedAllJob = job({
  name: "memory.embed-all",
  payload: z.object({}),
  retryLimit: 6,
  expireInSeconds: 900,
  onceFor: () => "all",
  run: async () => {
    const { queueScopesToEmbed } = await import("./re-embedding/queue-scopes-to-embed");
    await queueScopesToEmbed();
  },
});

/** Cuts the beginnings of words of memories that were stored before a search knew any. Queue it at start: from then on every memory has them. */
export const cutBeginningsJob = job({
  name: "memory.cut-beginnings",
  payload: z.object({}),
  retryLimit: 12,
  expireInSeconds: 900,
  onceFor: () => "all",
  run: async () => {
    const { cutMissingBeginnings } = await import("./search/beginnings/cut-missing");
    await cutMissingBeginnings();
  },
});

export const MEMORY_JOBS: readonly JobDefinition[] = [extractMemoriesJob, indexMessagesJob, embedMissingJob, embedAllJob, cutBeginningsJob, foldTurnsJob];
