import { z } from "zod";

/** PostgreSQL classes 08 (connection), 57P (operator intervention), 53300 (too many connections); Prisma's P1xxx and P2024. */
const AWAY = /^(08...|57P0[1-5]|53300|P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|Unable to start a transaction in the given time|Can't reach database server|The database is not open/i;
const Coded = z.looseObject({ code: z.string().optional(), message: z.string().optional(), cause: z.unknown(), meta: z.unknown() });

/** Whether an error says that the database cannot be reached just now (and not that a statement was wrong). */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  const parsed = Coded.safeParse(error);
  if (!parsed.success || depth > 4) return false;
  const { code, message, cause, meta } = parsed.data;
  if ((code && AWAY.test(code)) || (message && AWAY_WORDS.test(message))) return true;
  return isDatabaseAway(cause, depth + 1) || isDatabaseAway(meta, depth + 1);
}

/** PostgreSQL 23505 or Prisma's P2002: a row with this key is already there. */
export function isUniqueViolation(error: unknown, depth = 0): boolean {
  const parsed = Coded.safeParse(error);
  if (!parsed.success || depth > 4) return false;
  const { code, message, cause, meta } = parsed.data;
  if (code === "23505" || code === "P2002" || (message && /23505|unique constraint/i.test(message))) return true;
  return isUniqueViolation(cause, depth + 1) || isUniqueViolation(meta, depth + 1);
}
