import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { closeAllCircuits } from "./circuit-breaker";
import { settingsFromEnvironment } from "./settings-from-environment";
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

const HELLO: ModelRequest = { role: "chat", messages: [{ role: "user", content: "Hello there" }] };

async function ask(settings: ModelSettings, more: Partial<ModelRequest> = {}) {
  const events: ModelEvent[] = [];
  for await (const event of streamReply(settings, { ...HELLO, ...more })) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "finished" && last?.type !== "failed") throw new Error("no outcome");
  return { events, last, text: events.flatMap((event) => (event.type === "text" ? [event.text] : [])).join("") };
}

describe("a good reply", () => {
  it("is relayed whole, in order, between `started` and `finished`, with the provider's counts", async () => {
    const { events, text, last } = await ask(modelSettingsFor(server.url, "rate:max:2000"));
    expect(events[0]).toEqual({ type: "started", providerId: "environment", modelId: "rate:max:2000" });
    expect(text).toBe(Array.from({ length: 2000 }, (_, index) => `t${index} `).join(""));
    expect(last).toMatchObject({
      type: "finished",
      finishReason: "stop",
      call: { role: "chat", usageSource: "provider", completionTokens: 2000, attempts: 1, outcome: "finished" },
    });
    expect(last.call.promptTokens).toBe(server.log()[0]?.usage.promptTokens);
    expect(last.call.firstTokenMs).toBeLessThanOrEqual(last.call.latencyMs);
  });

  it("is asked for with the key, the temperature, the limit and the usage", async () => {
    server.when("Hello", "Hi.");
    await ask(modelSettingsFor(server.url, "some-model"), { temperature: 0.1, maxOutputTokens: 33 });
    expect(server.log()[0]).toMatchObject({
      authorization: "Bearer test-key",
      body: { model: "some-model", temperature: 0.1, max_tokens: 33, stream: true, stream_options: { include_usage: true } },
    });
  });

  it("is asked for as the settings of its call say, whoever asked the same model before", async () => {
    server.when("Hello", "Hi.");
    const settings = modelSettingsFor(server.url, "some-model");
    const withOtherKey: ModelSettings = { ...settings, providers: settings.providers.map((provider) => (provider.kind === "demo" ? provider : { ...provider, apiKey: "other-key" })) };
    for (const each of [settings, settings, withOtherKey]) expect((await ask(each)).text).toBe("Hi.");
    expect(server.log().map(({ authorization }) => authorization)).toEqual(["Bearer test-key", "Bearer test-key", "Bearer other-key"]);
  });

  it("says nothing about another of the same model, which is cut off meanwhile", async () => {
    server.when("Hello", "Hi.");
    server.when("Tell me", { fault: "cut" });
    const settings = modelSettingsFor(server.url, "some-model");
    const cut = streamReply(settings, { role: "chat", messages: [{ role: "user", content: "Tell me" }] });
    expect((await cut.next()).value).toMatchObject({ type: "started" });
    expect((await ask(settings)).last.type).toBe("finished");
    const rest: ModelEvent[] = [];
    for await (const event of cut) rest.push(event);
    expect(rest.at(-1)).toMatchObject({ type: "failed", failure: { code: "cut-off" } });
  });

  it("is the same, and fails the same, in a second copy of the code, as a bundle has them", async () => {
    server.when("Hello", "Hi.");
    const [good, refused] = [modelSettingsFor(server.url, "some-model"), modelSettingsFor(server.url, "fault:401")];
    expect((await ask(good)).last).toMatchObject({ type: "finished" });
    expect((await ask(refused)).last).toMatchObject({ type: "failed", failure: { code: "unauthorized" } });
    vi.resetModules();
    const copy = await import("./stream-reply");
    const askCopy = async (settings: ModelSettings) => {
      let last: ModelEvent | undefined;
      for await (const event of copy.streamReply(settings, HELLO)) last = event;
      return last;
    };
    expect(await askCopy(good)).toMatchObject({ type: "finished" });
    expect(await askCopy(refused)).toMatchObject({ type: "failed", failure: { code: "unauthorized" } });
  });

  it("carries images as bytes, never as an address", async () => {
    const image = { type: "image", mediaType: "image/png", data: new Uint8Array([1, 2, 3]) } as const;
    await ask(modelSettingsFor(server.url, "any"), { messages: [{ role: "user", content: [{ type: "text", text: "See" }, image] }] });
    expect(JSON.stringify(server.log()[0]?.body)).toContain('"url":"data:image/png;base64,AQID"');
  });

  it("comes from the demo model when nothing is configured", async () => {
    const settings = settingsFromEnvironment({});
    const demo = { ...settings, providers: [{ id: "demo", label: "Demo model", kind: "demo" as const, tokensPerSecond: Infinity }] };
    const { text, last } = await ask(demo);
    expect(text).toContain("demo model");
    expect(last).toMatchObject({ type: "finished", call: { providerId: "demo", usageSource: "provider" } });
  });
});

describe("retries before the first token", () => {
  it("asks again after 503 until it answers", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "fault:flaky:2"));
    expect(last).toMatchObject({ type: "finished", call: { attempts: 3 } });
    expect(server.log()).toHaveLength(3);
  });

  it.each([
    ["500", 3],
    ["refuse", 3],
    ["429", 3],
    ["401", 1],
    ["404", 1],
    ["quota", 1],
    ["empty", 1],
    ["cut", 1],
  ])("%s is asked %i times", async (mode, times) => {
    const { last } = await ask(modelSettingsFor(server.url, `fault:${mode}`));
    expect(last.call.attempts).toBe(times);
    expect(server.log()).toHaveLength(times);
  });

  it("waits as long as Retry-After says", async () => {
    await ask(modelSettingsFor(server.url, "fault:429:1", { resilience: { attempts: 2 } }));
    const [first, second] = server.log();
    expect((second?.startedAt ?? 0) - (first?.startedAt ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("does not wait for a Retry-After past the bound, and passes it on", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "fault:429:11"));
    expect(last).toMatchObject({ type: "failed", failure: { code: "rate-limited", retryAfterSeconds: 11 }, call: { attempts: 1 } });
  });

  it("learns which parameters a server refuses, and does not send them again", async () => {
    const settings = modelSettingsFor(server.url, "fault:picky:once");
    expect((await ask(settings)).last).toMatchObject({ type: "finished", call: { attempts: 3 } });
    expect((await ask(settings)).last).toMatchObject({ type: "finished", call: { attempts: 1 } });
    expect(server.log().at(-1)?.body).toMatchObject({ max_completion_tokens: 2000 });
  });
});

describe("fallback order", () => {
  it("goes to the next model before the first token, and says which answered", async () => {
    const { events, last } = await ask(modelSettingsFor(server.url, "fault:401, fault:html, rate:max:5"));
    expect(events[0]).toMatchObject({ type: "started", modelId: "rate:max:5" });
    expect(last).toMatchObject({ type: "finished", call: { modelId: "rate:max:5", attempts: 1 } });
  });

  it("has every model that was asked on record, and those that read the prompt with it", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "fault:500, fault:empty, fault:garbage, rate:max:5"));
    const { earlierCalls } = last;
    expect(earlierCalls.map(({ modelId, attempts, usageSource, outcome }) => [modelId, attempts, usageSource, outcome])).toEqual([
      ["fault:500", 3, "estimated", "provider-error"],
      ["fault:empty", 1, "provider", "empty"],
      ["fault:garbage", 1, "estimated", "bad-response"],
    ]);
    const [turnedAway, empty, garbage] = earlierCalls.map(({ promptTokens }) => promptTokens);
    expect(turnedAway).toBe(0);
    expect(empty).toBe(server.log().find(({ model }) => model === "fault:empty")?.usage.promptTokens);
    expect(garbage).toBeGreaterThan(0);
    expect([...earlierCalls, last.call].reduce((sum, { attempts }) => sum + attempts, 0)).toBe(server.log().length);
  });

  it("has each time that a prompt was read on record, also where the same model is asked again", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "fault:cutfirst, fault:sseerrorfirst, fault:redirect, rate:max:5", { resilience: { attempts: 2 } }));
    expect(last.earlierCalls.map(({ modelId, attempts, promptTokens, outcome }) => [modelId, attempts, promptTokens > 0, outcome])).toEqual([
      ["fault:cutfirst", 1, true, "refused"],
      ["fault:cutfirst", 1, true, "refused"],
      ["fault:sseerrorfirst", 1, true, "provider-error"],
      ["fault:sseerrorfirst", 1, true, "provider-error"],
      ["fault:redirect", 1, false, "bad-response"],
    ]);
    expect(last).toMatchObject({ type: "finished", call: { modelId: "rate:max:5", attempts: 1 } });
    expect([...last.earlierCalls, last.call].reduce((sum, { attempts }) => sum + attempts, 0)).toBe(server.log().length);
  });

  it("names the model that read the prompt where the next was not asked", async () => {
    const resilience = { attempts: 1, failuresToOpen: 1, openForMs: 60_000 };
    await ask(modelSettingsFor(server.url, "fault:500", { resilience }));
    const { last } = await ask(modelSettingsFor(server.url, "fault:garbage, fault:500", { resilience }));
    expect(last).toMatchObject({ type: "failed", failure: { code: "provider-error" }, call: { modelId: "fault:garbage", attempts: 1, outcome: "bad-response" }, earlierCalls: [] });
    expect(last.call.promptTokens).toBeGreaterThan(0);
  });

  it("never goes on with another model after the first token", async () => {
    const { text, last } = await ask(modelSettingsFor(server.url, "fault:cut, rate:max:5"));
    expect(text).toBe("The first half arrives ");
    expect(last).toMatchObject({ type: "failed", failure: { code: "cut-off" }, call: { modelId: "fault:cut" } });
    expect(server.log()).toHaveLength(1);
  });

  it("does not replace a model the person chose", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "rate:max:5"), { modelId: "fault:404" });
    expect(last).toMatchObject({ type: "failed", failure: { code: "not-found" }, call: { modelId: "fault:404" } });
  });

  it("a role without a model fails with a reason", async () => {
    const settings = modelSettingsFor(server.url, "any");
    const { last } = await ask({ ...settings, roles: { ...settings.roles, chat: [] } });
    expect(last).toMatchObject({ type: "failed", failure: { code: "not-found" }, call: { attempts: 0 } });
  });
});

describe("the circuit of a failing model", () => {
  const settings = (openForMs: number) =>
    modelSettingsFor(server.url, "fault:flaky:3", { resilience: { attempts: 1, failuresToOpen: 3, openForMs } });

  it("opens after some failures in a row: the server is left alone and the person told how long", async () => {
    for (let call = 0; call < 3; call += 1) await ask(settings(60_000));
    const { last } = await ask(settings(60_000));
    expect(server.log()).toHaveLength(3);
    expect(last).toMatchObject({ type: "failed", failure: { code: "provider-error", retryAfterSeconds: 60 }, call: { attempts: 0 } });
  });

  it("lets one request try when its time is up, and closes on success", async () => {
    for (let call = 0; call < 3; call += 1) await ask(settings(0));
    expect((await ask(settings(0))).last.type).toBe("finished");
    expect((await ask(settings(60_000))).last.type).toBe("finished");
  });

  it("open, it sends requests to the next model at once", async () => {
    const both = modelSettingsFor(server.url, "fault:500, rate:max:5", { resilience: { attempts: 1, failuresToOpen: 1, openForMs: 60_000 } });
    await ask(both);
    const { last } = await ask(both);
    expect(last).toMatchObject({ type: "finished", call: { attempts: 1 }, earlierCalls: [] });
    expect(server.log().filter(({ model }) => model === "fault:500")).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("closes the provider's connection when the signal is aborted, and keeps what had come", async () => {
    const controller = new AbortController();
    const events: ModelEvent[] = [];
    for await (const event of streamReply(modelSettingsFor(server.url, "rate:200:2000"), { ...HELLO, signal: controller.signal })) {
      events.push(event);
      if (events.filter(({ type }) => type === "text").length === 5) controller.abort();
    }
    const last = events.at(-1);
    expect(last).toMatchObject({ type: "failed", failure: { code: "aborted" }, call: { outcome: "aborted", usageSource: "estimated" } });
    await expect.poll(() => server.log()[0]?.aborted).toBe(true);
    expect(server.log()[0]?.usage.completionTokens).toBeLessThan(100);
  });

  it("closes it when the reader leaves", async () => {
    for await (const event of streamReply(modelSettingsFor(server.url, "rate:200:2000"), HELLO)) if (event.type === "text") break;
    await expect.poll(() => server.log()[0]?.aborted).toBe(true);
  });

  it("ends the wait for a silent model and the wait between attempts", async () => {
    for (const model of ["fault:hang", "fault:429:5"]) {
      const { last } = await ask(modelSettingsFor(server.url, model), { signal: AbortSignal.timeout(60) });
      expect(last).toMatchObject({ type: "failed", failure: { code: "aborted" } });
      expect(last.call.latencyMs).toBeLessThan(3_000);
    }
  });

  it("asks nobody when it was aborted before it began", async () => {
    const { last } = await ask(modelSettingsFor(server.url, "any"), { signal: AbortSignal.abort() });
    expect(last).toMatchObject({ type: "failed", failure: { code: "aborted" } });
    expect(server.log()).toHaveLength(0);
    expect(last.call.promptTokens).toBe(0);
  });

  it("counts the prompt of a model that is silent, and none that was turned away before", async () => {
    const [silent, refused] = await Promise.all(["fault:hang", "fault:429:5"].map((model) => ask(modelSettingsFor(server.url, model), { signal: AbortSignal.timeout(200) })));
    expect(silent?.last.call).toMatchObject({ outcome: "aborted", usageSource: "estimated" });
    expect(silent?.last.call.promptTokens).toBeGreaterThan(0);
    expect(refused?.last.call).toMatchObject({ outcome: "aborted", promptTokens: 0 });
  });
});

describe("who watches the prompt", () => {
  async function watch(models: string) {
    const told: string[] = [];
    const watcher = { sent: ({ modelId }: { modelId: string }) => void told.push(`sent to ${modelId}`), turnedAway: () => void told.push("turned away") };
    await ask(modelSettingsFor(server.url, models, { resilience: { attempts: 2 } }), { watcher });
    return told;
  }

  it("is told each time it leaves, and when it was not read", async () => {
    expect(await watch("fault:500, fault:empty, rate:max:5")).toEqual([
      "sent to fault:500", "turned away", "sent to fault:500", "turned away", "sent to fault:empty", "sent to rate:max:5",
    ]);
  });

  it("is told before anything comes of it", async () => {
    const told: string[] = [];
    const stopped = new AbortController();
    const asking = ask(modelSettingsFor(server.url, "fault:hang"), { watcher: { sent: () => void told.push("sent"), turnedAway: () => void told.push("turned away") }, signal: stopped.signal });
    await expect.poll(() => told).toEqual(["sent"]);
    stopped.abort();
    await asking;
    expect(told).toEqual(["sent"]);
  });

  it("is told nothing of a request that was stopped while its connection was made", async () => {
    const told: string[] = [];
    const stopped = new AbortController();
    const fresh = await startFaultServer();
    const onConnecting = () => stopped.abort();
    const connected = new Promise<void>((resolve) => {
      const onConnected = () => {
        unsubscribe("undici:client:connected", onConnected);
        setImmediate(resolve);
      };
      subscribe("undici:client:connected", onConnected);
    });
    subscribe("undici:client:beforeConnect", onConnecting);
    try {
      const { last } = await ask(modelSettingsFor(fresh.url, "any"), { watcher: { sent: () => void told.push("sent"), turnedAway: () => void told.push("turned away") }, signal: stopped.signal });
      expect(last).toMatchObject({ type: "failed", failure: { code: "aborted" }, call: { promptTokens: 0 } });
      await connected;
    } finally {
      unsubscribe("undici:client:beforeConnect", onConnecting);
      await fresh.close();
    }
    expect(told).toEqual([]);
    expect(fresh.log()).toHaveLength(0);
  });

  it("is told nothing where nobody listens", async () => {
    const gone = await startFaultServer();
    await gone.close();
    const told: string[] = [];
    const { last } = await ask(modelSettingsFor(gone.url, "any"), { watcher: { sent: () => void told.push("sent"), turnedAway: () => void told.push("turned away") } });
    expect(last).toMatchObject({ type: "failed", failure: { code: "refused" }, call: { promptTokens: 0 } });
    expect(told).toEqual([]);
  });
});

it("nothing of what was said stays in memory once a reply has ended, though its connection is kept", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const fresh = await startFaultServer({ tokensPerSecond: Infinity });
  fresh.when("Hello", "Hi.");
  const said = await (async () => {
    const messages: ModelRequest["messages"] = [{ role: "user", content: "Hello, and let nobody know" }];
    const watcher = { sent: vi.fn(), turnedAway: vi.fn() };
    expect((await ask(modelSettingsFor(fresh.url, "any"), { messages, watcher })).text).toBe("Hi.");
    expect(watcher.sent).toHaveBeenCalledOnce();
    return new WeakRef(messages);
  })();
  await expect
    .poll(() => {
      collectGarbage();
      return said.deref() === undefined;
    }, { timeout: 10_000 })
    .toBe(true);
  await fresh.close();
});

it("200 streams at once lose nothing and keep their order", async () => {
  const expected = Array.from({ length: 50 }, (_, index) => `t${index} `).join("");
  const replies = await Promise.all(Array.from({ length: 200 }, () => ask(modelSettingsFor(server.url, "rate:100:50"))));
  expect(replies.filter(({ text }) => text !== expected)).toHaveLength(0);
});

it("what is recorded equals what the server says it reported, over mixed replies", async () => {
  const models = ["rate:max:7", "fault:flaky:1", "rate:max:120", "fault:length", "fault:cut", "fault:reasoning", "fault:500", "fault:nul"];
  const settings = (model: string) => modelSettingsFor(server.url, model, { resilience: { failuresToOpen: Infinity, attempts: 2 } });
  const replies = await Promise.all(Array.from({ length: 160 }, (_, index) => ask(settings(models[index % models.length] ?? ""))));
  const recorded = replies.map(({ last }) => last.call).filter(({ usageSource }) => usageSource === "provider");
  const reported = server.log().filter(({ usageReported }) => usageReported);
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  expect(recorded).toHaveLength(reported.length);
  expect(recorded.length).toBeGreaterThan(100);
  expect(sum(recorded.map(({ completionTokens }) => completionTokens))).toBe(sum(reported.map(({ usage }) => usage.completionTokens)));
  expect(sum(recorded.map(({ promptTokens }) => promptTokens))).toBe(sum(reported.map(({ usage }) => usage.promptTokens)));
});
