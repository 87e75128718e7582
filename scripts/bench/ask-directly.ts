import type { StreamTiming } from "./time-stream";
import { timeStream } from "./time-stream";

/** The same request to the model server itself, with nothing of ours between. */
export function askDirectly(modelUrl: string, body: object): Promise<StreamTiming> {
  return timeStream({
    url: `${modelUrl}/chat/completions`,
    headers: { authorization: "Bearer bench" },
    body,
    textOf: (data) => {
      const event = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
      return event.choices[0]?.delta.content ?? "";
    },
  });
}
