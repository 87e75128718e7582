import "server-only";
import { open, seal } from "@/lib/crypto/sealing";
import type { OwnerId } from "@/lib/db/scope";
import { SummaryContent, type SummaryVersion } from "./schema";

/** A version is bound to its conversation and to the message it ends at: sealed text moved to another row does not open. */
const identity = (ownerId: OwnerId, conversationId: string, endsAtMessageId: string) => [ownerId, conversationId, endsAtMessageId];

export const sealSummary = (ownerId: OwnerId, conversationId: string, endsAtMessageId: string, content: SummaryContent) =>
  seal("summary", identity(ownerId, conversationId, endsAtMessageId), JSON.stringify(content));

export const openSummary = (ownerId: OwnerId, conversationId: string, endsAtMessageId: string, sealed: Uint8Array): SummaryContent =>
  SummaryContent.parse(JSON.parse(open("summary", identity(ownerId, conversationId, endsAtMessageId), sealed)));

export type SummaryRow = { version: number; watermark: number; ends_at_message_id: string; model: string; created_at: Date };

export const toSummaryVersion = (row: SummaryRow, isOnBranch: boolean): SummaryVersion => ({
  version: row.version,
  watermark: row.watermark,
  ends_at_message_id: row.ends_at_message_id,
  model: row.model,
  created_at: row.created_at.toISOString(),
  is_on_branch: isOnBranch,
});
