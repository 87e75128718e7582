import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { startProgram } from "./run-program";

/** The model server of the tests in a process of its own, so that its work is not taken for ours. */
export type ModelServer = {
  /** Ends in /v1. */
  readonly url: string;
  /** What the app is told to use it with: the reply of 20 numbered words for chats, the demo model for all else. */
  environment(chatModel: string): Readonly<Record<string, string>>;
  /** The body of the last chat request it was sent for that model, to send it again. */
  lastRequest(model: string): Promise<object>;
  /** Answers with this text whenever the person's message contains `contains`; asked for another model, as if it had not. */
  when(contains: string, reply: { text: string; tokensPerSecond: number }, model?: string): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
};

const Log = z.array(z.object({ model: z.string(), body: z.record(z.string(), z.unknown()).nullish() }));

export async function startModelServer(): Promise<ModelServer> {
  const child = startProgram("e2e/support/fault-server.ts", []);
  if (!child.stdout) throw new Error("The model server has no output");
  const lines = createInterface({ input: child.stdout });
  const [url] = z.tuple([z.url()]).parse(await once(lines, "line"));
  const { origin } = new URL(url);
  const control = (path: string, body: object) => fetch(`${origin}${path}`, { method: "POST", body: JSON.stringify(body) });
  return {
    url,
    environment: (chatModel) => ({ LLM_BASE_URL: url, LLM_API_KEY: "bench", LLM_MODEL: chatModel, SUMMARY_MODEL: "demo", EXTRACTION_MODEL: "demo" }),
    lastRequest: async (model) => {
      const requests = Log.parse(await (await fetch(`${origin}/__log`)).json());
      const last = requests.findLast((request) => request.model === model)?.body;
      if (!last) throw new Error(`The model server was never asked for ${model}`);
      return last;
    },
    when: async (contains, reply, model) => void (await control("/__when", { contains, reply, model })),
    reset: async () => void (await control("/__reset", {})),
    close: async () => {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    },
  };
}
