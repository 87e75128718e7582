import { z } from "zod";
import type { Person } from "./people";

/** The chat as a program talks to it, without a page. */
const headersOf = (appUrl: string, { cookie }: Person) => ({ "content-type": "application/json", origin: appUrl, cookie });

/** Sends a message of a new conversation, or of one that is there. @returns the reply's stream, or a refusal */
export const sendTo = (
  appUrl: string,
  person: Person,
  message: { conversationId: string; text: string; isNewConversation: boolean; messageId?: string },
): Promise<Response> =>
  fetch(`${appUrl}/api/chat`, {
    method: "POST",
    headers: headersOf(appUrl, person),
    body: JSON.stringify({
      trigger: "submit",
      conversationId: message.conversationId,
      isNewConversation: message.isNewConversation,
      message: { id: message.messageId ?? crypto.randomUUID(), text: message.text },
    }),
  });

/** Reads the reply that is being written, from its beginning. */
export const resumeAt = (appUrl: string, person: Person, conversationId: string): Promise<Response> =>
  fetch(`${appUrl}/api/chat/${conversationId}/stream`, { headers: headersOf(appUrl, person) });

export async function stopAt(appUrl: string, person: Person, conversationId: string): Promise<boolean> {
  const answer = await fetch(`${appUrl}/api/chat/${conversationId}/stop`, { method: "POST", headers: headersOf(appUrl, person) });
  return z.object({ wasRunning: z.boolean() }).parse(await answer.json()).wasRunning;
}

const Messages = z.object({ messages: z.array(z.object({ role: z.string(), text: z.string(), status: z.string() })) });

export async function messagesAt(appUrl: string, person: Person, conversationId: string): Promise<z.infer<typeof Messages>["messages"]> {
  const answer = await fetch(`${appUrl}/api/v1/conversations/${conversationId}/messages`, { headers: headersOf(appUrl, person) });
  if (answer.status !== 200) throw new Error(`Messages were refused: ${answer.status} ${await answer.text()}`);
  return Messages.parse(await answer.json()).messages;
}

const Frame = z.object({ type: z.string(), delta: z.string().optional(), messageMetadata: z.object({ status: z.string() }).optional() });

/** A reply's stream while it is read. */
export class ReplyReader {
  text = "";
  /** The last that the stream said about how the reply stands. */
  status: string | null = null;
  /** When the stream is over: by its own end, or because its server died. */
  readonly ended: Promise<void>;
  #waiting: { characters: number; resolve: () => void }[] = [];

  constructor(response: Response) {
    if (response.status !== 200) throw new Error(`A reply was refused: ${response.status}`);
    this.ended = this.#read(response);
  }

  /** When so many characters have come, or no more will. */
  has(characters: number): Promise<void> {
    if (this.text.length >= characters) return Promise.resolve();
    return Promise.race([this.ended, new Promise<void>((resolve) => this.#waiting.push({ characters, resolve }))]);
  }

  async #read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    let rest = "";
    try {
      for await (const chunk of response.body ?? []) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        for (const line of lines) if (line.startsWith("data: {")) this.#take(Frame.parse(JSON.parse(line.slice(6))));
      }
    } catch (error) {
      // The line breaks with its server; anything else is a fault of the test.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  #take(frame: z.infer<typeof Frame>): void {
    if (frame.type === "text-delta") this.text += frame.delta ?? "";
    this.status = frame.messageMetadata?.status ?? this.status;
    for (const { resolve } of this.#waiting.filter(({ characters }) => this.text.length >= characters)) resolve();
  }
}
