import { describe, expect, it } from "vitest";
import type { ChatUiMessage } from "@/lib/turn/ui-parts";
import { runTurn, type TurnEvents } from "./run-turn";

type Step = { status?: "streaming" | "complete"; error?: Error };

const reply = (status: "streaming" | "complete"): ChatUiMessage => ({
  id: "00000000-0000-4000-8000-000000000002",
  role: "assistant",
  metadata: {
    status,
    failure: null,
    parentId: null,
    siblings: { index: 0, count: 1, previousId: null, nextId: null },
    modelId: null,
    createdAt: "2026-11-20T08:00:00.000Z",
  },
  parts: [{ type: "text", text: "Hello" }],
});

/** A line that goes through the given steps, one for each time it is told to send or to resume. */
function lineOf(...steps: Step[]) {
  const told: string[] = [];
  const line = {
    messages: [] as ChatUiMessage[],
    error: undefined as Error | undefined,
    sendMessage: () => Promise.resolve(next("send")),
    resumeStream: () => Promise.resolve(next("resume")),
    clearError: () => {
      line.error = undefined;
    },
  };
  const next = (what: string) => {
    const step = steps[told.length];
    told.push(what);
    if (step?.status) line.messages = [reply(step.status)];
    line.error = step?.error;
  };
  return { line, told };
}

async function run(hasRequest: boolean, ...steps: Step[]) {
  const { line, told } = lineOf(...steps);
  let end = "";
  const events: TurnEvents = {
    onPersonStored: () => undefined,
    onSettled: () => (end = "settled"),
    onFailed: ({ code }) => (end = `failed: ${code}`),
    onLost: () => (end = "lost"),
  };
  await runTurn(line, hasRequest, () => true, { current: events }, () => Promise.resolve());
  return { end, told };
}

const cut = new TypeError("network error");

describe("a turn over the wire", () => {
  it.each([
    ["a whole reply", true, [{ status: "complete" as const }], "settled", ["send"]],
    ["the server away", true, [{ error: cut }], "failed: offline", ["send"]],
    ["refused", true, [{ error: new Error('{"code":"too_many_requests"}') }], "failed: too_many_requests", ["send"]],
    ["cut in the middle, then taken up", true, [{ status: "streaming" as const, error: cut }, { status: "complete" as const }], "settled", ["send", "resume"]],
    ["closed without an end, then taken up", true, [{ status: "streaming" as const }, { status: "complete" as const }], "settled", ["send", "resume"]],
    ["cut, and no longer running", true, [{ status: "streaming" as const, error: cut }, {}], "lost", ["send", "resume"]],
    ["taken up on opening", false, [{ status: "complete" as const }], "settled", ["resume"]],
    ["taken up on opening, but over", false, [{}], "lost", ["resume"]],
    ["taken up on opening, the server away for a moment", false, [{ error: cut }, { error: cut }, { status: "complete" as const }], "settled", ["resume", "resume", "resume"]],
  ])("%s", async (_name, hasRequest, steps, end, told) => {
    expect(await run(hasRequest, ...steps)).toEqual({ end, told });
  });

  it("gives up at last and says it is lost", async () => {
    const steps = Array.from({ length: 20 }, () => ({ status: "streaming" as const, error: cut }));
    const { end, told } = await run(true, ...steps);
    expect(end).toBe("lost");
    expect(told.length).toBeLessThan(10);
  });
});
