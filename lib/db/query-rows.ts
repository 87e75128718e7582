import "server-only";
import { requireConnection } from "./connection";
import type { Prisma } from "./generated/client";

/**
 * The rows of one statement, straight from the driver: for the few statements that everybody waits for before a reply
 * begins. Prisma's `$queryRaw` carries every value over through JSON, bytes as base64, which for a few hundred sealed
 * columns takes longer than the statement. Types are the driver's: dates are `Date`, bytes `Buffer`, `bigint` a string.
 * Not for use inside a transaction.
 * @throws the driver's own errors; `isDatabaseAway` and `isUniqueViolation` know them
 */
export async function queryRows<Row extends object>(sql: Prisma.Sql): Promise<Row[]> {
  const { pool, nameStatement } = requireConnection();
  const { text } = sql;
  const { rows } = await pool.query<Row>({ name: nameStatement({ sql: text }), text, values: sql.values });
  return rows;
}

/**
 * Numbers as PostgreSQL reads an array: to be cast (`::int[]`). The driver writes arrays out element by element, each
 * looked through for quotes, which for a few hundred numbers takes longer than the statement that is given them.
 */
export const arrayText = (numbers: readonly number[]): string => `{${numbers.join(",")}}`;
