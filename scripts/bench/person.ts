import { randomUUID } from "node:crypto";
import { getProfileContract, signUpContract } from "@/lib/accounts/contract";
import { chatContract } from "@/lib/turn/contract";
import type { StreamTiming } from "./time-stream";
import { timeStream } from "./time-stream";

/** Somebody with an account, signed in: what a browser of theirs would send. */
export type Person = {
  readonly ownerId: string;
  readonly cookie: { readonly name: string; readonly value: string };
  /** Says something and reads the reply to its end; in a conversation that is there, or in a new one. */
  say(text: string, where?: { conversationId: string } | { newConversationId: string }): Promise<StreamTiming>;
};

export async function signUp(appUrl: string): Promise<Person> {
  const headers = { origin: appUrl, "content-type": "application/json" };
  const response = await fetch(`${appUrl}${signUpContract.path}`, {
    method: signUpContract.method,
    headers,
    body: JSON.stringify({ email: `${randomUUID()}@example.org`, password: randomUUID() }),
  });
  const [pair = ""] = response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  if (response.status !== signUpContract.status || pair === "") throw new Error(`Sign-up answered ${response.status}: ${await response.text()}`);
  const profile = await fetch(`${appUrl}${getProfileContract.path}`, { headers: { cookie: pair } });
  const separator = pair.indexOf("=");
  return {
    ownerId: getProfileContract.response.parse(await profile.json()).id,
    cookie: { name: pair.slice(0, separator), value: pair.slice(separator + 1) },
    say: (text, where = { newConversationId: randomUUID() }) =>
      timeStream({
        url: `${appUrl}${chatContract.path}`,
        headers: { cookie: pair, origin: appUrl },
        body: {
          trigger: "submit",
          conversationId: "conversationId" in where ? where.conversationId : where.newConversationId,
          isNewConversation: "newConversationId" in where,
          message: { id: randomUUID(), text },
        },
        textOf: textOfChatEvent,
      }),
  };
}

function textOfChatEvent(data: string): string {
  const event = JSON.parse(data) as { type: string; delta?: string; errorText?: string };
  if (event.type === "error") throw new Error(`The reply failed: ${event.errorText}`);
  return event.type === "text-delta" ? (event.delta ?? "") : "";
}
