import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { signUpContract } from "@/lib/accounts/contract";
import { importConversationsContract } from "@/lib/chat/contract";
import { memoryContextContract } from "@/lib/memory/contract";
import type { Dialog } from "./locomo";

type Call = { readonly method: string; readonly path: string; readonly status: number; readonly response: z.ZodType };

/** Somebody with an account who brings a dialog along and then asks about it, as any caller of the API would. */
export type Asker = {
  bring(dialog: Dialog): Promise<{ messages: number }>;
  /** Ids of the benchmark, best first. */
  ask(question: string): Promise<string[]>;
};

const FOUND_AT_MOST = 50;
/** One dialog is one import: a person's whole history at once. */
const SEARCHABLE_WITHIN_MS = 120_000;
const LOOK_AGAIN_AFTER_MS = 200;
const MOST_TRIES = 10;

export async function signUpAsker(appUrl: string): Promise<Asker> {
  const headers = { origin: appUrl, "content-type": "application/json" };
  const signedUp = await fetch(`${appUrl}${signUpContract.path}`, { method: signUpContract.method, headers, body: JSON.stringify({ email: `${randomUUID()}@example.org`, password: randomUUID() }) });
  const cookie = signedUp.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "").join("; ");
  if (signedUp.status !== signUpContract.status || cookie === "") throw new Error(`Sign-up answered ${signedUp.status}: ${await signedUp.text()}`);

  async function call<Definition extends Call>(definition: Definition, body: object): Promise<z.output<Definition["response"]>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(`${appUrl}${definition.path}`, { method: definition.method, headers: { ...headers, cookie }, body: JSON.stringify(body) });
      if (answer.status === definition.status) return definition.response.parse(await answer.json()) as z.output<Definition["response"]>;
      // Limited, or the machine is busy: told when to try again, a caller does. The import takes the same twice.
      const seconds = Number(answer.headers.get("retry-after"));
      if (seconds === 0 || tries === MOST_TRIES) throw new Error(`${definition.path} answered ${answer.status}: ${await answer.text()}`);
      await wait(1_000 * seconds);
    }
  }

  const benchmarkIds = new Map<string, string>();
  const search = async (query: string, limit: number) => {
    const { episodes } = await call(memoryContextContract, { query, limit: 1, include: ["episodes"], episodes_limit: limit });
    return (episodes ?? []).map(({ message_id }) => message_id);
  };
  return {
    bring: async (dialog) => {
      const conversations = dialog.sessions.map((session, index) => ({
        id: idFor(dialog.name, String(index)),
        title: `Talk ${index + 1}`,
        messages: session.map(({ id, speaker, text, saidAt }) => {
          const messageId = idFor(dialog.name, id);
          benchmarkIds.set(messageId, id);
          return { id: messageId, role: "person" as const, author: speaker, text, createdAt: saidAt.toISOString() };
        }),
      }));
      const { messagesAdded } = await call(importConversationsContract, { conversations });
      // The search is filled by jobs: the last message of every talk says that they have run.
      const last = conversations.flatMap(({ messages }) => messages.at(-1) ?? []);
      const until = performance.now() + SEARCHABLE_WITHIN_MS;
      for (const { id, text } of last.slice(-3)) {
        while (!(await search(text, FOUND_AT_MOST)).includes(id)) {
          if (performance.now() > until) throw new Error("What was imported did not become searchable");
          await wait(LOOK_AGAIN_AFTER_MS);
        }
      }
      return { messages: messagesAdded };
    },
    ask: async (question) => (await search(question, FOUND_AT_MOST)).flatMap((id) => benchmarkIds.get(id) ?? []),
  };
}

/** The same id for the same thing every time, as an export would have it. */
function idFor(dialog: string, name: string): string {
  const hex = createHash("sha256").update(`${dialog} ${name}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
