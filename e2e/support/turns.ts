import { afterAll, beforeAll, expect } from "vitest";
import { type FaultServer, startFaultServer } from "./fault-server";
import { modelSettingsFor } from "./model-settings";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import type { ConversationId, MessageId } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { useModelSettings } from "@/lib/models/current-settings";
import type { ModelTimeouts } from "@/lib/models/types";
import type { TurnEvent } from "@/lib/turn/events";
import { joinText } from "@/lib/turn/events";
import { titleJob } from "@/lib/turn/jobs";
import type { TurnHandle } from "@/lib/turn/read-turn";
import { readTurn } from "@/lib/turn/read-turn";
import type { TurnRequest } from "@/lib/turn/schema";
import { startTurn } from "@/lib/turn/start-turn";

/** A model server on loopback that every turn of the file talks to, and a job queue for what follows a turn. */
export function useModelServer(): { server: () => FaultServer; useModel: (name: string, more?: { timeouts?: Partial<ModelTimeouts>; maxOutputTokens?: number }) => void } {
  let server: FaultServer | undefined;
  let jobs: { stop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    server = await startFaultServer();
    // What memory makes of a turn is tested with memory: here its jobs only have to be queued.
    const memoryJobs = MEMORY_JOBS.map((each) => ({ ...each, run: async () => undefined }));
    jobs = await startJobs([titleJob, forgetInReceiptsJob, ...memoryJobs]);
  });
  afterAll(async () => {
    await jobs?.stop();
    await server?.close();
  });
  const running = () => {
    if (!server) throw new Error("The model server starts in beforeAll");
    return server;
  };
  return {
    server: running,
    useModel: (name, more = {}) => {
      const timeouts = { connectMs: 1_000, firstTokenMs: 1_000, betweenTokensMs: 500, ...more.timeouts };
      const settings = modelSettingsFor(running().url, name, { timeouts, resilience: { attempts: 1 } });
      const title = settings.roles.chat.map((choice) => ({ ...choice, modelId: "ok" }));
      useModelSettings({ ...settings, maxOutputTokens: more.maxOutputTokens ?? settings.maxOutputTokens, roles: { ...settings.roles, title } });
    },
  };
}

/** Uses of a model that a person waited for. */
export const chatCalls = (scope: Scope) => db().usageRecord.findMany({ where: { ownerId: scope.ownerId, role: "chat" }, orderBy: { createdAt: "asc" } });

export const newConversationId = () => newId() as ConversationId;
export const newMessageId = () => newId() as MessageId;

export const submit = (conversationId: ConversationId, text: string, more: Partial<Extract<TurnRequest, { trigger: "submit" }>> = {}): TurnRequest => ({
  trigger: "submit",
  conversationId,
  isNewConversation: true,
  message: { id: newMessageId(), text },
  ...more,
});

/** Begins a turn that must be let begin. */
export async function begin(scope: Scope, request: TurnRequest): Promise<TurnHandle> {
  const started = await startTurn(scope, request);
  if (!started.ok) throw new Error(`The turn was refused: ${started.failure.code}`);
  return started.value;
}

export async function readAll(handle: TurnHandle, after = 0): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  for await (const batch of readTurn(handle, after)) events.push(...batch);
  return events;
}

/** Reads until the text holds so many characters, and leaves. */
export async function readUntil(handle: TurnHandle, characters: number): Promise<string> {
  let text = "";
  for await (const batch of readTurn(handle)) {
    text += joinText(batch, "text");
    if (text.length >= characters) break;
  }
  return text;
}

/** Begins a turn and reads it to its end. */
export async function talk(scope: Scope, request: TurnRequest): Promise<{ handle: TurnHandle; events: TurnEvent[]; text: string; last: TurnEvent }> {
  const handle = await begin(scope, request);
  const events = await readAll(handle);
  const last = events.at(-1);
  expect(last).toBeDefined();
  if (!last) throw new Error("A turn without events");
  return { handle, events, text: joinText(events, "text"), last };
}
