import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { closeAllCircuits } from "./circuit-breaker";
import { failureMessage } from "./failure-message";
import { LONGEST_REPLY } from "./relay-attempt";
import { streamReply } from "./stream-reply";
import type { ModelEvent, ModelRequest, ModelSettings } from "./types";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => {
  closeAllCircuits();
  server.reset();
});

const OPENING = "The first half arrives ";
const PATIENCE = { timeouts: { connectMs: 400, firstTokenMs: 400, betweenTokensMs: 300 } };

const ask = (settings: ModelSettings, more: Partial<ModelRequest> = {}) =>
  collect(streamReply(settings, { role: "chat", messages: [{ role: "user", content: "Hello there" }], ...more }));

async function collect(events: AsyncIterable<ModelEvent>) {
  const all: ModelEvent[] = [];
  for await (const event of events) all.push(event);
  const textOf = (type: "text" | "reasoning") => all.flatMap((event) => (event.type === type ? [event.text] : [])).join("");
  const last = all.at(-1);
  if (last?.type !== "finished" && last?.type !== "failed") throw new Error("no outcome");
  return { all, text: textOf("text"), reasoning: textOf("reasoning"), last };
}

const settingsOf = (modelIds: string) => modelSettingsFor(server.url, modelIds, PATIENCE);

describe("each fault of a model server ends in one failure with its message", () => {
  it.each([
    ["refuse", "refused", "could not be reached", ""],
    ["silent", "timeout-first-token", "took too long to start", ""],
    ["hang", "timeout-first-token", "took too long to start", ""],
    ["stall", "stalled", "stopped sending in the middle", OPENING],
    ["429:3600", "rate-limited", "Try again in 60 minutes.", ""],
    ["quota", "rate-limited", "too many were made", ""],
    ["401", "unauthorized", "did not accept the API key", ""],
    ["404", "not-found", "does not have this model", ""],
    ["400", "provider-error", "reported an error of its own", ""],
    ["500", "provider-error", "reported an error of its own", ""],
    ["503", "provider-error", "reported an error of its own", ""],
    ["context", "context-too-long", "longer than", ""],
    ["cutfirst", "refused", "could not be reached", ""],
    ["cut", "cut-off", "broke before the reply was complete", OPENING],
    ["endearly", "cut-off", "broke before the reply was complete", OPENING],
    ["half", "cut-off", "broke before the reply was complete", OPENING],
    ["garbage", "bad-response", "could not be read", ""],
    ["badjson", "bad-response", "could not be read", OPENING],
    ["huge", "bad-response", "could not be read", ""],
    ["html", "wrong-content-type", "not as a model does", ""],
    ["redirect", "bad-response", "could not be read", ""],
    ["empty", "empty", "sent an empty reply", ""],
    ["sseerror", "provider-error", "reported an error of its own", OPENING],
    ["sseerrorfirst", "provider-error", "reported an error of its own", ""],
  ])("%s is %s", async (mode, code, words, textKept) => {
    const { all, text, last } = await ask(settingsOf(`fault:${mode}`));
    expect(last).toMatchObject({ type: "failed", failure: { code }, call: { outcome: code, modelId: `fault:${mode}` } });
    expect(text).toBe(textKept);
    if (last.type !== "failed") return;
    const message = failureMessage(last.failure, { hasPartialReply: text !== "" });
    expect(message).toContain(words);
    expect(message).toContain(text === "" ? "Your message is kept." : "Your message and what had arrived are kept.");
    expect(JSON.stringify(all) + message).not.toContain("SECRETMARK");
    expect(all.filter(({ type }) => type === "failed" || type === "finished")).toHaveLength(1);
    expect(last.call.usageSource).toBe(mode === "empty" ? "provider" : "estimated");
    expect(last.call.completionTokens > 0).toBe(text !== "");
  });

  it("a closed port is refused", async () => {
    const gone = await startFaultServer();
    await gone.close();
    const { last } = await ask(modelSettingsFor(gone.url, "any"));
    expect(last).toMatchObject({ type: "failed", failure: { code: "refused", retryable: true }, call: { attempts: 3, promptTokens: 0 } });
  });

  it("a server that accepts and never completes the connection is a connect time-out", async () => {
    const mute: Server = createServer();
    await new Promise<void>((resolve) => mute.listen(0, "127.0.0.1", resolve));
    const { port } = mute.address() as AddressInfo;
    const { last } = await ask(modelSettingsFor(`https://127.0.0.1:${port}/v1`, "any", { timeouts: { connectMs: 300 }, resilience: { attempts: 1 } }));
    expect(last).toMatchObject({ type: "failed", failure: { code: "timeout-connect" } });
    mute.close();
  });

  it("a redirect is not followed", async () => {
    await ask(settingsOf("fault:redirect"));
    expect(server.log().map(({ path }) => path)).toEqual(["/v1/chat/completions"]);
  });

  it("a flood is cut at the limit, and the provider's connection with it", async () => {
    const { text, last } = await ask(settingsOf("fault:flood"));
    expect(text).toHaveLength(LONGEST_REPLY);
    expect(last).toMatchObject({ type: "failed", failure: { code: "too-long" } });
    await expect.poll(() => server.log()[0]?.aborted).toBe(true);
  });

  it("an endless reply is ended when its time is up", async () => {
    const settings = modelSettingsFor(server.url, "fault:endless", { timeouts: { totalMs: 300 } });
    const { text, last } = await ask(settings);
    expect(last).toMatchObject({ type: "failed", failure: { code: "too-long" } });
    expect(text).toMatch(/^word0 word1 /);
    await expect.poll(() => server.log()[0]?.aborted).toBe(true);
  });
});

describe("what looks like a fault and is none", () => {
  it.each([
    ["slow:20", /^slow0 .*slow19 $/],
    ["lingering", /^The first half arrives $/],
    ["length", /^The first half arrives $/],
    ["picky", /^Fine now\.$/],
    ["split", /^One byte at a time \u{1F600}é\.$/u],
  ])("%s gives the whole reply", async (mode, expected) => {
    const { text, last } = await ask(settingsOf(`fault:${mode}`));
    expect(last).toMatchObject({ type: "finished", finishReason: mode === "length" ? "length" : "stop" });
    expect(text).toMatch(expected);
  });

  it.each(["badusage:negative", "badusage:nan", "badusage:text", "badusage:huge", "badusage:fraction", "nousage"])(
    "%s: the reply is whole and the counts are ours",
    async (mode) => {
      const { text, last } = await ask(settingsOf(`fault:${mode}`));
      expect(text).toBe(OPENING);
      expect(last).toMatchObject({ type: "finished", call: { usageSource: "estimated" } });
      expect(last.call.promptTokens).toBeGreaterThan(0);
      expect(last.call.promptTokens).toBeLessThan(50);
      expect(last.call.completionTokens).toBeGreaterThan(0);
      expect(last.call.completionTokens).toBeLessThan(50);
    },
  );

  it("NUL is removed, lone surrogates are replaced, and a pair split over two chunks is joined", async () => {
    const { text, last } = await ask(settingsOf("fault:nul"));
    expect(last.type).toBe("finished");
    expect(text).toBe("ab\uFFFDc\uFFFDd\u{1F600}ef\uFFFD");
  });

  it.each(["reasoning", "reasoning-field", "think-tags"])("%s comes out as reasoning and is counted", async (mode) => {
    const { text, reasoning, last } = await ask(settingsOf(`fault:${mode}`));
    expect(reasoning).toBe("Let me think.");
    expect(text).toBe(mode === "think-tags" ? "The answer, with <think> in it." : "The answer.");
    expect(last.call.reasoningTokens).toBeGreaterThan(0);
    expect(last.call.reasoningTokens).toBeLessThanOrEqual(last.call.completionTokens);
  });
});
