import "server-only";
import { requireConnection } from "./connection";
import type { Prisma, PrismaClient } from "./generated/client";

export type Transaction = Prisma.TransactionClient;
/** Where a query runs: on its own, or inside a transaction that a caller holds. */
export type Database = PrismaClient | Transaction;

/** The client of the open database. @throws before the database is open, and after it was closed */
export const db = (): PrismaClient => requireConnection().client;

/**
 * Runs all of `work` or none of it. Keep it short: the embedded database serves one transaction at a time. Never
 * call a model inside.
 */
export const inTransaction = <Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> =>
  db().$transaction(work);
