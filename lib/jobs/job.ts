import type { z } from "zod";

/** What work is told of the attempt it is, and may ask of the queue. */
export type JobAttempt<Payload> = {
  /** After this attempt it would become a dead letter. For work that has a plainer way to be done. */
  readonly isLast: boolean;
  /**
   * Takes other jobs of the same queue along, for work that costs less together. They are done when this one is, and
   * fail with it: what has to be tried again by itself is queued anew before. Needs `onceFor`, which finds them.
   * @returns those that waited, in no order: not those that run elsewhere, wait for a later time, or were never queued
   */
  readonly takeAlong: (payloads: readonly Payload[]) => Promise<Payload[]>;
};

/**
 * A piece of background work. The definition is small and safe to import anywhere; the work is loaded when it
 * runs. A job may run more than once (a process can die half-way), so its work must come to the same result.
 */
export type JobDefinition<Payload extends z.ZodType = z.ZodType> = {
  /** Noun, then action: `memory.extract`. */
  readonly name: string;
  /** Ids only, never text: payloads lie in the database in clear. */
  readonly payload: Payload;
  /** How often it is tried again, with growing pauses, before it becomes a dead letter. */
  readonly retryLimit: number;
  /** After this long it counts as hung and is given to somebody else. One whose process died is given away far sooner (`JOB_LEASE_SECONDS`). */
  readonly expireInSeconds: number;
  /**
   * While a job with the same key waits, another one is not queued. Ids of messages and conversations are chosen by
   * callers and unique to an owner only: without the owner in the key, somebody could hold up another's work.
   */
  readonly onceFor?: (payload: z.output<Payload>) => string;
  readonly run: (payload: z.output<Payload>, attempt: JobAttempt<z.output<Payload>>) => Promise<void>;
};

/** Declares a job, keeping the exact type of its payload. */
export const job = <Payload extends z.ZodType>(definition: JobDefinition<Payload>): JobDefinition<Payload> => definition;

/** A job together with what it is to work on, ready to be queued. */
export type QueuedJob = {
  readonly name: string;
  readonly data: object;
  readonly singletonKey: string;
  /** An interval as PostgreSQL reads it; without it the job may run at once. */
  readonly startAfter?: string;
};

/**
 * Checks the payload and names the job. Without `onceFor` every one is queued.
 * @param afterSeconds how long nobody takes it up
 */
export function queued<Payload extends z.ZodType>(definition: JobDefinition<Payload>, payload: z.input<Payload>, uniqueKey: string, afterSeconds?: number): QueuedJob {
  const data = definition.payload.parse(payload);
  if (typeof data !== "object" || data === null) throw new Error(`The payload of ${definition.name} must be an object`);
  return { name: definition.name, data, singletonKey: definition.onceFor?.(data) ?? uniqueKey, ...(afterSeconds === undefined ? {} : { startAfter: `${afterSeconds} seconds` }) };
}
