import "server-only";

/** SQLSTATE classes and codes (PostgreSQL, appendix A) that say "not now" rather than "not so". */
const AWAY_SQLSTATE = /^(08...|57P0[1-5]|53300|55P03)$/;
/** Prisma: not reachable, timed out, closed, no connection free, no transaction started in time. */
const AWAY_PRISMA = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024", "P2028"]);
const AWAY_SYSTEM = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"]);
/** The driver says these only in words. */
const AWAY_WORDS =
  /connect ENOENT|connection terminated|timeout exceeded when trying to connect|connection ended|client has encountered a connection error|database is not open|after calling end on the pool/i;

/** Whether the database could not be asked at all, so that trying again later may work. */
export function isDatabaseAway(error: unknown): boolean {
  return someCause(error, (cause) => {
    const code = stringField(cause, "code");
    const kind = stringField(cause, "kind");
    return (
      (code !== null && (AWAY_SQLSTATE.test(code) || AWAY_PRISMA.has(code) || AWAY_SYSTEM.has(code))) ||
      // A unix socket that is not there; any other ENOENT is a missing file.
      (code === "ENOENT" && stringField(cause, "syscall") === "connect") ||
      kind === "DatabaseNotReachable" ||
      kind === "ConnectionClosed" ||
      kind === "SocketTimeout" ||
      kind === "TooManyConnections" ||
      AWAY_WORDS.test(stringField(cause, "message") ?? "")
    );
  });
}

const UNIQUE_VIOLATION = "23505";

/** Whether a unique index refused the write. With `index`, whether it was that one. */
export function isUniqueViolation(error: unknown, index?: string): boolean {
  let isUnique = false;
  let namesIndex = index === undefined;
  someCause(error, (cause) => {
    if ([stringField(cause, "code"), stringField(cause, "originalCode")].includes(UNIQUE_VIOLATION)) isUnique = true;
    if (stringField(cause, "code") === "P2002" || stringField(cause, "kind") === "UniqueConstraintViolation") isUnique = true;
    const words = [stringField(cause, "message"), stringField(cause, "originalMessage"), stringField(cause, "constraint")].join(" ");
    if (words.includes(UNIQUE_VIOLATION)) isUnique = true;
    if (index !== undefined && words.includes(index)) namesIndex = true;
    return false;
  });
  return isUnique && namesIndex;
}

/** Looks at an error, what caused it, and what the driver's adapter wrapped in `meta`. */
function someCause(error: unknown, matches: (cause: object) => boolean): boolean {
  const queue: unknown[] = [error];
  for (let looked = 0; looked < 12 && queue.length > 0; looked += 1) {
    const current = queue.shift();
    if (typeof current !== "object" || current === null) continue;
    if (matches(current)) return true;
    for (const name of ["cause", "meta", "driverAdapterError"]) {
      if (name in current) queue.push((current as Record<string, unknown>)[name]);
    }
    if (current instanceof AggregateError) queue.push(...current.errors);
  }
  return false;
}

function stringField(value: object, name: string): string | null {
  const field = (value as Record<string, unknown>)[name];
  return typeof field === "string" ? field : null;
}
