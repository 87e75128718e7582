import "server-only";
import { z } from "zod";
import { fail, ok, type Result } from "@/lib/result";
import { modelFailure } from "./provider-fault";
import { parseJsonReply } from "./parse-json-reply";
import { streamReply } from "./stream-reply";
import type { ModelCall, ModelFailure, ModelMessage, ModelRequest, ModelSettings } from "./types";

const JSON_ATTEMPTS = 2;

/**
 * A whole reply at once. It is streamed underneath, so that the same time-outs hold and aborting stops the
 * provider. A reply cut off half-way is a failure here. `calls` lists every use of a model, for the record; the last
 * is of the one that answered.
 */
export async function complete(
  settings: ModelSettings,
  request: ModelRequest,
): Promise<Result<{ text: string; calls: readonly ModelCall[] }, { failure: ModelFailure; calls: readonly ModelCall[] }>> {
  let text = "";
  for await (const event of streamReply(settings, request)) {
    if (event.type === "text") text += event.text;
    if (event.type === "finished") return ok({ text, calls: [...event.earlierCalls, event.call] });
    if (event.type === "failed") return fail({ failure: event.failure, calls: [...event.earlierCalls, event.call] });
  }
  throw new Error("A reply ended without an outcome");
}

/**
 * A reply in the shape of a schema. A server that refuses JSON modes is asked in plain words; fences and talk
 * around the JSON are tolerated; a reply that still does not parse is asked for once more, then the failure is
 * `unparsable`.
 */
export async function completeJson<Schema extends z.ZodType>(
  settings: ModelSettings,
  request: Omit<ModelRequest, "json"> & { schema: Schema; name?: string },
): Promise<Result<{ value: z.infer<Schema>; calls: ModelCall[] }, { failure: ModelFailure; calls: ModelCall[] }>> {
  const { schema, name = "answer", ...rest } = request;
  const jsonSchema = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const calls: ModelCall[] = [];
  let messages: readonly ModelMessage[] = request.messages;
  let label = "The model";

  for (let attempt = 1; attempt <= JSON_ATTEMPTS; attempt += 1) {
    const reply = await complete(settings, { ...rest, messages, temperature: request.temperature ?? 0, json: { name, schema: jsonSchema } });
    if (!reply.ok) return fail({ failure: reply.failure.failure, calls: [...calls, ...reply.failure.calls] });
    calls.push(...reply.value.calls);
    label = settings.providers.find(({ id }) => id === reply.value.calls.at(-1)?.providerId)?.label ?? label;
    const parsed = schema.safeParse(parseJsonReply(reply.value.text));
    if (parsed.success) return ok({ value: parsed.data, calls });
    messages = [...request.messages, { role: "user", content: askAgain(jsonSchema) }];
  }
  return fail({ failure: modelFailure("unparsable", label), calls });
}

const askAgain = (jsonSchema: object): string =>
  `Answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(jsonSchema)}`;
