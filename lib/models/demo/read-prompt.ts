import { z } from "zod";

export type DemoMemory = { mark: string; type: string; text: string };

export type DemoPrompt = {
  system: string;
  memories: DemoMemory[];
  pastTurns: { mark: string; text: string }[];
  summary: string;
  files: string;
  /** What the person said last, and everything they said in this conversation. */
  question: string;
  ownWords: string[];
  /** The reply that stands before the last message, if any. */
  earlierReply: string;
};

/** More of one message is not read: this model looks for words and does not need a whole book. */
const LONGEST_READ = 8_000;

/** When, in which conversation and by whom: for finding one's way, and not what was said. */
const LABEL_OF_PAST_TURN = /^\(\d{4}-\d\d-\d\d, "[^"]*"\) [^:]*: /;

const TextPart = z.object({ type: z.literal("text"), text: z.string() });

/** The request as the demo model reads it; what it does not use passes unread. */
export const DemoChatRequest = z.object({
  model: z.string().max(500).default("demo"),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.number().positive().nullish(),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }).optional() })
    .nullish(),
  messages: z
    .array(
      z.object({
        role: z.enum(["system", "developer", "user", "assistant", "tool"]),
        content: z.union([z.string(), z.array(z.union([TextPart, z.object({ type: z.string() })]))]).nullish(),
      }),
    )
    .min(1),
});
export type DemoChatRequest = z.infer<typeof DemoChatRequest>;

type Content = DemoChatRequest["messages"][number]["content"];

export function textOf(content: Content): string {
  if (typeof content === "string") return content;
  return (content ?? []).flatMap((part) => ("text" in part && typeof part.text === "string" ? [part.text] : [])).join("\n");
}

export function readPrompt(request: DemoChatRequest): DemoPrompt {
  const textsOf = (...roles: string[]) =>
    request.messages.filter(({ role }) => roles.includes(role)).map(({ content }) => textOf(content));
  const system = textsOf("system", "developer").join("\n");
  const ownWords = textsOf("user").map((words) => words.slice(0, LONGEST_READ));
  return {
    system,
    memories: readMemories(section(system, "memories")),
    pastTurns: readMarkedLines(section(system, "past-conversations"), "p").map(({ mark, text }) => ({ mark, text: text.replace(LABEL_OF_PAST_TURN, "") })),
    summary: unescape(section(system, "summary")).replace(/^(?:\(turns? [\d-]+\)|-) /gm, "").trim(),
    files: unescape(section(system, "files")).trim(),
    question: ownWords.at(-1) ?? "",
    ownWords,
    earlierReply: textsOf("assistant").at(-1) ?? "",
  };
}

function readMemories(lines: string): DemoMemory[] {
  return readMarkedLines(lines, "m").map(({ mark, text }) => {
    const label = /^\(([^)]*)\)\s*/.exec(text);
    return {
      mark,
      type: label?.[1]?.split(",")[0]?.trim() ?? "",
      text: text.slice(label?.[0].length ?? 0).trim(),
    };
  });
}

function readMarkedLines(lines: string, letter: "m" | "p"): { mark: string; text: string }[] {
  const line = new RegExp(`^\\[(${letter}\\d+)\\]\\s*(.+)$`);
  return lines.split("\n").flatMap((each) => {
    const [, mark, text] = line.exec(each.trim()) ?? [];
    return mark && text ? [{ mark, text: unescape(text) }] : [];
  });
}

/** What stands between the tags. Brackets inside are escaped by whoever wrote the prompt, so the first end is the end. */
function section(system: string, name: string): string {
  const opening = new RegExp(`<${name}[^>]*>`).exec(system);
  if (!opening) return "";
  const start = opening.index + opening[0].length;
  const end = system.indexOf(`</${name}>`, start);
  return end === -1 ? "" : system.slice(start, end);
}

const unescape = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
