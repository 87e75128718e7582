import { call } from "@/lib/client/call";
import type { giveFeedbackContract, leaveOutContract, listLeftOutContract, takeInAgainContract } from "@/lib/memory/feedback/contract";
import type { Verdict } from "@/lib/memory/feedback/schema";
import type { MemoryId } from "@/lib/memory/schema";

const LEFT_OUT = "/api/v1/conversations/[conversationId]/left-out";

/** Contracts are imported as types only, and ids are plain strings in a receipt: as in `memory-calls`. */
const asMemoryId = (memoryId: string) => memoryId as MemoryId;

export function giveFeedback(memoryId: string, verdict: Verdict, isTakenBack = false) {
  return call<typeof giveFeedbackContract>(
    { method: "POST", path: "/api/v1/memory/[memoryId]/feedback" },
    { params: { memoryId: asMemoryId(memoryId) }, body: { verdict, take_back: isTakenBack } },
  );
}

export function listLeftOut(conversationId: string) {
  return call<typeof listLeftOutContract>({ method: "GET", path: LEFT_OUT }, { params: { conversationId } });
}

export function leaveOut(conversationId: string, memoryId: string) {
  return call<typeof leaveOutContract>({ method: "PUT", path: `${LEFT_OUT}/[memoryId]` }, { params: { conversationId, memoryId: asMemoryId(memoryId) } });
}

export function takeInAgain(conversationId: string, memoryId: string) {
  return call<typeof takeInAgainContract>({ method: "DELETE", path: `${LEFT_OUT}/[memoryId]` }, { params: { conversationId, memoryId: asMemoryId(memoryId) } });
}
