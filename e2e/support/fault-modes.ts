import { builtinEmbedder } from "@/lib/models/embedders/builtin";
import type { Exchange } from "./fault-exchange";

/** Stands in every error body: it must never be seen on a page, in a log or in a database. */
export const SECRET_MARK = "SECRETMARK-UPSTREAM";

type Mode = (exchange: Exchange, argument: string) => void | Promise<void>;

const OPENING_WORDS = ["The ", "first ", "half ", "arrives "];

const errorBody = (code: string) => ({ error: { message: `${SECRET_MARK} sk-live-key in ${code}`, type: code, code } });

const status =
  (code: number, type: string): Mode =>
  (exchange) =>
    exchange.json(code, errorBody(type));

/** The first words of a reply, then whatever the mode does to it. */
const afterOpening =
  (then: Mode): Mode =>
  async (exchange, argument) => {
    exchange.beginStream();
    for (const word of OPENING_WORDS) await exchange.token(word);
    await then(exchange, argument);
  };

const streamOf =
  (...deltas: Record<string, unknown>[]): Mode =>
  async (exchange) => {
    exchange.beginStream();
    for (const delta of deltas) await exchange.delta(delta);
    await exchange.finish();
  };

/** A reply whose usage is the given text in the place of an object, valid JSON or not. */
const withUsage =
  (usage: string): Mode =>
  afterOpening(async (exchange) => {
    await exchange.write(exchange.frame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }));
    await exchange.write(exchange.frame({ choices: [] }).replace("}\n\n", `,"usage":${usage}}\n\n`));
    await exchange.write("data: [DONE]\n\n");
    exchange.end();
  });

const BAD_USAGES = {
  negative: '{"prompt_tokens":-5,"completion_tokens":-7,"total_tokens":-12}',
  nan: '{"prompt_tokens":NaN,"completion_tokens":NaN}',
  text: '{"prompt_tokens":"many","completion_tokens":"1"}',
  huge: '{"prompt_tokens":1e300,"completion_tokens":3}',
  fraction: '{"prompt_tokens":1.5,"completion_tokens":2.5}',
} as const;

export const FAULT_MODES = {
  /** Breaks the connection before a byte; a closed port is tested by closing the server. */
  refuse: (exchange) => exchange.breakOff(),
  /** Argument: milliseconds before each token. */
  slow: async (exchange, argument) => {
    exchange.beginStream();
    for (let index = 0; index < 20 && !exchange.isGone; index += 1) {
      await exchange.pause(Number(argument) || 500);
      await exchange.token(`slow${index} `);
    }
    await exchange.finish();
  },
  /** Headers, then each word when `FaultServer.letGo` says so. */
  held: async (exchange) => {
    exchange.beginStream();
    for (let index = 0; !exchange.isGone; index += 1) {
      await exchange.untilLetGo();
      await exchange.token(`word${index} `);
    }
  },
  /** Headers, then nothing. */
  silent: (exchange) => exchange.beginStream(),
  /** Not even headers. */
  hang: () => undefined,
  stall: afterOpening(() => undefined),
  /** Argument: seconds of Retry-After. */
  "429": (exchange, argument) => exchange.json(429, errorBody("rate_limit_exceeded"), argument ? { "retry-after": argument } : {}),
  quota: status(429, "insufficient_quota"),
  "400": status(400, "invalid_request_error"),
  "401": status(401, "invalid_api_key"),
  "404": status(404, "model_not_found"),
  "500": status(500, "server_error"),
  "503": status(503, "overloaded"),
  context: status(400, "context_length_exceeded"),
  /** Argument: how many times it fails before it answers; the server keeps count. */
  flaky: status(503, "overloaded"),
  /** The same, for being asked too fast. */
  busy: status(429, "rate_limit_exceeded"),
  /** Headers, then the connection breaks. */
  cutfirst: (exchange) => {
    exchange.beginStream();
    exchange.breakOff();
  },
  cut: afterOpening((exchange) => exchange.breakOff()),
  /** Ends the body properly, with no finish reason. */
  endearly: afterOpening((exchange) => exchange.end()),
  half: afterOpening(async (exchange) => {
    const frame = exchange.frame({ choices: [{ index: 0, delta: { content: "never whole" }, finish_reason: null }] });
    await exchange.write(frame.slice(0, frame.length / 2));
    exchange.breakOff();
  }),
  garbage: async (exchange) => {
    exchange.beginStream();
    await exchange.write(Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 167 + 31) % 256)));
    exchange.end();
  },
  badjson: afterOpening(async (exchange) => {
    await exchange.write(`data: {"choices": [{"delta": {"content": ${SECRET_MARK}\n\n`);
    exchange.end();
  }),
  html: (exchange) => exchange.send(200, `<html><body>${SECRET_MARK} Welcome</body></html>`, { "content-type": "text/html" }),
  redirect: (exchange) => exchange.send(302, "", { location: `http://${exchange.request.headers.host}/v1/redirect-target` }),
  empty: streamOf(),
  /** A flood comes as fast as it is read; the endless reply at a steady 50 tokens a second. */
  flood: async (exchange) => {
    exchange.beginStream();
    const word = "flood ".repeat(40);
    while (!exchange.isGone) await exchange.token(word);
  },
  endless: async (exchange) => {
    exchange.beginStream();
    for (let index = 0; !exchange.isGone; index += 1) {
      await exchange.token(`word${index} `);
      await exchange.pause(20);
    }
  },
  /** One event that never ends, against a parser that keeps whole lines. */
  huge: async (exchange) => {
    exchange.beginStream();
    await exchange.write("data: ");
    const piece = "x".repeat(64 * 1024);
    while (!exchange.isGone) await exchange.write(piece);
  },
  /** NUL, lone surrogates, and a pair split over two chunks. */
  nul: streamOf({ content: "a\u0000b" }, { content: "\uDC00c\uD800" }, { content: "d\uD83D" }, { content: "\uDE00e" }, { content: "f\uD83D" }),
  sseerror: afterOpening(async (exchange) => {
    await exchange.write(`data: ${JSON.stringify(errorBody("server_error"))}\n\n`);
    exchange.end();
  }),
  sseerrorfirst: async (exchange) => {
    exchange.beginStream();
    await exchange.write(`data: ${JSON.stringify(errorBody("server_error"))}\n\n`);
    exchange.end();
  },
  /** Argument: negative, nan, text, huge or fraction. */
  badusage: (exchange, argument) => withUsage(BAD_USAGES[argument as keyof typeof BAD_USAGES] ?? BAD_USAGES.negative)(exchange, ""),
  nousage: afterOpening(async (exchange) => {
    await exchange.write(exchange.frame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }));
    await exchange.write("data: [DONE]\n\n");
    exchange.end();
  }),
  /** Complete, but the connection stays open. */
  lingering: afterOpening((exchange) => exchange.write(exchange.frame({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }) + "data: [DONE]\n\n")),
  reasoning: streamOf({ reasoning_content: "Let me " }, { reasoning_content: "think." }, { content: "The answer." }),
  "reasoning-field": streamOf({ reasoning: "Let me think." }, { content: "The answer." }),
  "think-tags": streamOf(...["<th", "ink>Let me ", "think.</thi", "nk>\n\nThe ", "answer, with <think> in it."].map((content) => ({ content }))),
  split: async (exchange) => {
    exchange.beginStream();
    const frames = ["One ", "byte ", "at ", "a ", "time ", "\u{1F600}é."].map((content) => exchange.frame({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }));
    for (const byte of Buffer.from(frames.join(""))) await exchange.write(Buffer.from([byte]));
    await exchange.finish();
  },
  length: afterOpening((exchange) => exchange.finish("length")),
  /** JSON as models often write it: in a fence, with talk around it. Argument: the JSON. */
  fence: streamOf({ content: 'Here it is:\n```json\n{"name": "Ada", "count": 2}\n```\nAnything else?' }),
  notjson: streamOf({ content: "I would rather talk about the weather." }),
  /** Refuses JSON modes until the request has none. */
  nojsonmode: (exchange) =>
    hasField(exchange.body, "response_format")
      ? exchange.json(400, { error: { message: `${SECRET_MARK} response_format is not supported`, type: "invalid_request_error" } })
      : streamOf({ content: '{"name": "Ada", "count": 2}' })(exchange, ""),
  /** As newer models of OpenAI: `max_tokens` and `temperature` are refused. */
  picky: (exchange) => {
    const refused = ["max_tokens", "temperature"].find((name) => hasField(exchange.body, name));
    return refused
      ? exchange.json(400, { error: { message: `${SECRET_MARK} Unsupported parameter: '${refused}'`, type: "invalid_request_error", param: refused } })
      : streamOf({ content: "Fine now." })(exchange, "");
  },
  embed500: status(500, "server_error"),
  embeddim: async (exchange) => {
    const texts = inputsOf(exchange.body);
    const { vectors } = await builtinEmbedder.embed(texts);
    exchange.json(200, {
      object: "list",
      data: texts.map((_, index) => ({ index, embedding: vectors.ok ? [...(vectors.value[index] ?? [])].slice(0, 7) : [] })),
    });
  },
} satisfies Record<string, Mode>;

export type FaultMode = keyof typeof FAULT_MODES;

const hasField = (body: unknown, name: string): boolean => typeof body === "object" && body !== null && name in body;

function inputsOf(body: unknown): string[] {
  if (typeof body !== "object" || body === null || !("input" in body)) return [];
  const { input } = body;
  return Array.isArray(input) ? input.map(String) : [String(input)];
}
