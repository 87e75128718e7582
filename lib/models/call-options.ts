import type { CallOptions } from "./connect-model";
import type { MessagePart, ModelMessage, ModelRequest, ModelSettings } from "./types";

/** A request in the AI SDK's words. */
export function toCallOptions(settings: ModelSettings, request: ModelRequest): CallOptions {
  return {
    prompt: request.messages.map(toPromptMessage),
    temperature: request.temperature ?? settings.temperature,
    maxOutputTokens: request.maxOutputTokens ?? settings.maxOutputTokens,
    ...(request.json
      ? { responseFormat: { type: "json" as const, name: request.json.name, schema: { ...request.json.schema } } }
      : {}),
  };
}

function toPromptMessage(message: ModelMessage): CallOptions["prompt"][number] {
  switch (message.role) {
    case "system":
      return { role: "system", content: message.content };
    case "assistant":
      return { role: "assistant", content: [{ type: "text", text: message.content }] };
    case "user":
      return {
        role: "user",
        content: typeof message.content === "string" ? [{ type: "text", text: message.content }] : message.content.map(toPromptPart),
      };
  }
}

const toPromptPart = (part: MessagePart) =>
  part.type === "text"
    ? { type: "text" as const, text: part.text }
    : { type: "file" as const, mediaType: part.mediaType, data: part.data };
