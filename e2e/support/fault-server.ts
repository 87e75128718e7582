/**
 * A real HTTP server that speaks the OpenAI protocol on loopback, and misbehaves on request.
 * Run it alone: `tsx e2e/support/fault-server.ts --port 4010`.
 *
 * What it answers is chosen, in this order, by the model's name (`fault:<mode>[:argument]`, or
 * `rate:<tokens per second or max>:<tokens>`, so that specs run in parallel), by `/__mode`, by the replies
 * scripted with `/__when`; else the demo model answers. Control: POST `/__mode` {mode, argument?},
 * POST `/__when` {contains, reply, model?}, POST `/__reset`, GET `/__log`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { splitIntoTokens } from "@/lib/models/demo/chat-completion";
import { createDemoFetch, demoReplyTo } from "@/lib/models/demo/demo-fetch";
import { DemoChatRequest } from "@/lib/models/demo/read-prompt";
import { Exchange, type LoggedRequest } from "./fault-exchange";
import { FAULT_MODES, SECRET_MARK, type FaultMode } from "./fault-modes";

const isMode = (name: string): name is FaultMode => name in FAULT_MODES;

const Reply = z.union([
  z.string(),
  /** `tokens`: cut there, instead of where a model would. */
  z.object({ text: z.string(), tokens: z.array(z.string()).optional(), reasoning: z.string().optional(), tokensPerSecond: z.number().positive().optional() }),
  z.object({ fault: z.string().refine(isMode), argument: z.string().optional() }),
]);
export type ScriptedReply = z.infer<typeof Reply>;

type ScriptedFault = Extract<ScriptedReply, { fault: unknown }>;
/** A reply that depends on what was asked: it is given the last message. */
type Replying = ScriptedReply | ((lastMessage: string) => ScriptedReply);
const isFault = (reply: Replying): reply is ScriptedFault => typeof reply === "object" && "fault" in reply;

const EmbeddingUsage = z.object({ usage: z.object({ prompt_tokens: z.number() }) });
const ModeCommand = z.object({ mode: z.string(), argument: z.string().optional() });
const WhenCommand = z.object({ contains: z.string().min(1), reply: Reply, model: z.string().optional() });

/** A model that is always well: modes pass it by, and so do rules that do not name it. */
export const WELL_MODEL = "well";

export type FaultServer = {
  /** The base URL to configure as `LLM_BASE_URL`; it ends in `/v1`. */
  url: string;
  origin: string;
  requests: readonly LoggedRequest[];
  log(): readonly LoggedRequest[];
  setMode(mode: FaultMode | "ok", argument?: string): void;
  /**
   * Answers with `reply` whenever the person's last message contains the text; the newest rule wins. With `model`,
   * only requests to the model of that name.
   */
  when(promptSubstring: string, reply: Replying, model?: string): void;
  /** Lets the newest reply of mode `held` to this message say its next word. */
  letGo(lastMessage: string): void;
  reset(): void;
  close(): Promise<void>;
};

export async function startFaultServer(options: { port?: number; tokensPerSecond?: number } = {}): Promise<FaultServer> {
  const tokensPerSecond = options.tokensPerSecond ?? 200;
  const demo = createDemoFetch({ tokensPerSecond: Infinity });
  const requests: LoggedRequest[] = [];
  const failuresSoFar = new Map<string, number>();
  let mode: { name: FaultMode | "ok"; argument: string } = { name: "ok", argument: "" };
  let held: Exchange[] = [];
  let rules: { contains: string; reply: Replying; model?: string | undefined }[] = [];

  function setMode(name: string, argument = ""): void {
    mode = { name: name === "ok" ? "ok" : requireMode(name), argument };
  }
  function reset(): void {
    mode = { name: "ok", argument: "" };
    rules = [];
    held = [];
    requests.length = 0;
    failuresSoFar.clear();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://fault").pathname;
    const bodyText = await readBody(request);
    if (path.startsWith("/__")) return answerControl(path, bodyText, response);

    const body = parseJson(bodyText);
    const exchange = new Exchange(request, response, path, body);
    requests.push(exchange.entry);
    const [kind = "", first = "", second = ""] = exchange.entry.model.split(":");
    if (kind === "fault" && first !== "ok") return runMode(requireMode(first), second, exchange);
    if (kind === "rate") return relayNumbered(exchange, first, Number(second) || 100);
    if (mode.name !== "ok" && path !== "/v1/models" && exchange.entry.model !== WELL_MODEL) return runMode(mode.name, mode.argument, exchange);
    return answerWell(exchange, body);
  }

  async function runMode(name: FaultMode, argument: string, exchange: Exchange): Promise<void> {
    exchange.entry.mode = name;
    if (name === "flaky" || name === "busy") {
      const key = `${exchange.entry.model} ${exchange.entry.lastMessage}`;
      const failed = failuresSoFar.get(key) ?? 0;
      if (failed >= (Number(argument) || 1)) return answerWell(exchange, exchange.body, true);
      failuresSoFar.set(key, failed + 1);
      return FAULT_MODES[name](exchange, "");
    }
    if (name === "held") held.push(exchange);
    await FAULT_MODES[name](exchange, argument);
  }

  function letGo(lastMessage: string): void {
    const exchange = held.findLast(({ entry }) => entry.lastMessage === lastMessage);
    if (!exchange) throw new Error(`No reply is held to: ${lastMessage}`);
    exchange.letGo();
  }

  async function answerWell(exchange: Exchange, body: unknown, hasRecovered = false): Promise<void> {
    if (!exchange.entry.path.endsWith("/chat/completions")) {
      const reply = await demo(exchange.toRequest());
      const answer: unknown = await reply.json();
      const embedded = EmbeddingUsage.safeParse(answer);
      if (embedded.success) exchange.reportPrompt(embedded.data.usage.prompt_tokens);
      return exchange.json(reply.status, answer);
    }
    const parsed = DemoChatRequest.safeParse(body);
    if (!parsed.success) return exchange.json(400, { error: { message: `${SECRET_MARK} not a chat completion`, type: "invalid_request_error" } });
    const { lastMessage, model } = exchange.entry;
    const rule = rules.find((each) => !(hasRecovered && isFault(each.reply)) && lastMessage.includes(each.contains) && (each.model === undefined ? model !== WELL_MODEL : model === each.model));
    const replying = typeof rule?.reply === "function" ? rule.reply(lastMessage) : rule?.reply;
    const scripted = typeof replying === "string" ? { text: replying } : replying;
    if (scripted && isFault(scripted)) return runMode(scripted.fault, scripted.argument ?? "", exchange);
    const reply = scripted ?? { text: demoReplyTo(parsed.data).text };
    await exchange.complete({
      tokens: scripted?.tokens ?? splitIntoTokens(reply.text),
      reasoning: splitIntoTokens(scripted?.reasoning ?? ""),
      tokensPerSecond: scripted?.tokensPerSecond ?? tokensPerSecond,
      maxTokens: parsed.data.max_tokens ?? Infinity,
    });
  }

  function answerControl(path: string, bodyText: string, response: ServerResponse): void {
    const body = parseJson(bodyText);
    const send = (status: number, value: unknown) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (path === "/__log") return send(200, requests);
    if (path === "/__reset") reset();
    else if (path === "/__mode") {
      const command = ModeCommand.safeParse(body);
      if (!command.success || (command.data.mode !== "ok" && !(command.data.mode in FAULT_MODES))) return send(400, { error: "no such mode" });
      setMode(command.data.mode, command.data.argument);
    } else if (path === "/__when") {
      const command = WhenCommand.safeParse(body);
      if (!command.success) return send(400, { error: "expected {contains, reply, model?}" });
      rules = [command.data, ...rules];
    } else return send(404, { error: "no such control" });
    return send(200, { ok: true });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A client that leaves half-way is what this server is for; anything else is a bug in it.
      if (response.destroyed) return;
      console.error("fault server:", error);
      response.destroy();
    });
  });
  server.on("clientError", (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    url: `${origin}/v1`,
    origin,
    requests,
    log: () => requests,
    setMode,
    when: (contains, reply, model) => void (rules = [{ contains, reply, model }, ...rules]),
    letGo,
    reset,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Numbered words, so that a reader can prove that none is missing or out of order. */
function relayNumbered(exchange: Exchange, rate: string, count: number): Promise<void> {
  exchange.entry.mode = "rate";
  return exchange.complete({
    tokens: Array.from({ length: count }, (_, index) => `t${index} `),
    reasoning: [],
    tokensPerSecond: rate === "max" ? Infinity : Number(rate) || 20,
    maxTokens: Infinity,
  });
}

function requireMode(name: string): FaultMode {
  if (name in FAULT_MODES) return name as FaultMode;
  throw new Error(`No fault mode named ${name}`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const flag = process.argv.indexOf("--port");
  const server = await startFaultServer({ port: flag === -1 ? 0 : Number(process.argv[flag + 1]) });
  console.log(server.url);
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void server.close().then(() => process.exit(0)));
}
