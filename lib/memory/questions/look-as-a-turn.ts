import "server-only";
import { config } from "@/lib/config/config";
import type { Scope } from "@/lib/db/scope";
import type { Recall } from "@/lib/memory/schema";
import { recall } from "@/lib/memory/search/recall";
import type { Found } from "./rank-expected";

/** How far down something is looked for that a turn was not given: to say that it came 30th is more than that it is missing. */
const LOOKED_BEYOND = 50;

/** What the first message of a new conversation, in these words, would be given: the search of a turn, with its own limit. */
export const lookAsATurn = (scope: Scope, question: string): Promise<Recall> => recall(scope, { query: question, limit: config().MEMORY_TOP_K });

/** The same search, looked at further down. */
export const lookBeyond = (scope: Scope, question: string): Promise<Recall> => recall(scope, { query: question, limit: Math.max(LOOKED_BEYOND, config().MEMORY_TOP_K) });

/** The ids of what was found, best first. */
export const idsOf = ({ facts, episodes }: Recall): Found => ({ memory: facts.map(({ memory }) => memory.id), message: episodes.map(({ messageId }) => messageId) });
