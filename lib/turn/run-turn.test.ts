import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import type { MessageId } from "@/lib/chat/schema";
import { newId } from "@/lib/ids";
import type { TurnEvent } from "./events";
import { LiveTurn } from "./live-turn";
import { runModel } from "./run-turn";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

/** The client of providers tells here that the last byte of a request has been handed to its connection. */
const REQUEST_WRITTEN = "undici:request:bodySent";

/** Runs a model's part of a turn that says this. */
const run = (live: LiveTurn, text: string) =>
  runModel({
    asked: {
      turnId: live.turnId,
      conversationId: null,
      person: { id: newId() as MessageId, text, tokenCount: 3 },
      earlier: { text: "", reasoning: "" },
      past: [],
      summary: null,
      sinceSummary: { turns: 0, tokens: 0 },
    },
    live,
    prepared: Promise.resolve({ messages: [{ role: "user", content: text }], parts: [], budgetTokens: 4_000, promptTokens: 3, memories: [] }),
    settings: modelSettingsFor(server.url, "rate:max:5"),
    modelId: undefined,
  });

/** What happened in which order: "asked", and the events that were published. */
async function orderOf(text: string): Promise<string[]> {
  const order: string[] = [];
  const live = new (class extends LiveTurn {
    override publish(event: TurnEvent): void {
      order.push(event.type);
      super.publish(event);
    }
  })(newId(), newId());
  const onWritten = () => void order.push("asked");
  subscribe(REQUEST_WRITTEN, onWritten);
  try {
    expect((await run(live, text)).end).toBe("finished");
  } finally {
    unsubscribe(REQUEST_WRITTEN, onWritten);
  }
  return order;
}

it("the request is with the model before anybody is told of the memories", async () => {
  // A new connection takes longer than the turn waits: the second question finds the first one's open.
  await orderOf("Is the line open?");
  expect(await orderOf("Who is told first?")).toEqual(["asked", "memories", "sent", "started"]);
});

it("a turn that a bug breaks after its prompt left is accounted for all the same", async () => {
  const live = new (class extends LiveTurn {
    override write(type: "text" | "reasoning", text: string): void {
      if (text !== "") throw new Error("a bug");
      super.write(type, text);
    }
  })(newId(), newId());
  expect(await run(live, "Does it hold?")).toMatchObject({
    end: "failed",
    call: { modelId: "rate:max:5", promptTokens: 3, completionTokens: 0, usageSource: "estimated", outcome: "interrupted" },
    earlierCalls: [],
  });
});
