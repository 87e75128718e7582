import "server-only";
import { packText, unpackText } from "@/lib/crypto/packed-text";
import { openBytes, seal } from "@/lib/crypto/sealing";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnerId } from "@/lib/db/scope";
import type { TurnEvent } from "./events";
import { decodeEvents, encodeEvents } from "./events";
import type { Receipt } from "@/lib/chat/receipt";
import { LEASE_SECONDS } from "./lease-holder";

/** Until when a turn is its holder's own, from now on. By the database's clock, which all instances share. */
export const leaseEnd = Prisma.sql`now() + make_interval(secs => ${LEASE_SECONDS})`;

export type EventBatchRow = { sequence: number; event_count: number; payload_sealed: Uint8Array };

/** The place of the batch is part of what it is bound to: batches cannot be put in another order. */
const identity = (ownerId: OwnerId, turnId: string, sequence: number) => [ownerId, turnId, String(sequence)];

export const sealEvents = (ownerId: OwnerId, turnId: string, sequence: number, events: readonly TurnEvent[]) =>
  seal("turn-event", identity(ownerId, turnId, sequence), packText(encodeEvents(events)));

export const openEvents = (ownerId: OwnerId, turnId: string, row: EventBatchRow, receipt: Receipt | null): TurnEvent[] =>
  decodeEvents(unpackText(openBytes("turn-event", identity(ownerId, turnId, row.sequence), row.payload_sealed)), receipt);
