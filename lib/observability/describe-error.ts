type Description = { readonly type: string; readonly code?: string; readonly sqlState?: string; readonly message?: string; readonly stack?: string; readonly cause?: Description };

const DEEPEST_CAUSE = 4;
/** From the first quotation mark or bracket to the last: databases and parsers put the value they stumbled over there. */
const QUOTED = /["'`(\u201C][\s\S]*["'`)\u201D]/u;
/** PostgreSQL's own code, as Prisma words it. */
const SQL_STATE = /\bCode: `([0-9A-Z]{5})`/;
const LONGEST_MESSAGE = 300;

/**
 * An error as it may stand in the log: what kind, which code, and where in the code, but no value that a person, a
 * model or a row brought. PostgreSQL names the value it refuses ("invalid input syntax for type uuid: …", "Key
 * (email)=(…) already exists"), JSON.parse the text it could not read, and Prisma keeps all of it in `meta`; so only
 * named fields are taken, and of a message what stands outside of quotation marks and brackets.
 */
export function describeError(error: unknown, depth = 0): Description {
  if (!(error instanceof Error)) return { type: typeof error };
  const { cause } = error;
  const code = "code" in error && (typeof error.code === "string" || typeof error.code === "number") ? String(error.code) : undefined;
  const sqlState = SQL_STATE.exec(error.message)?.[1];
  const message = error.message.replace(QUOTED, "\u2026").replace(/\s+/g, " ").trim().slice(0, LONGEST_MESSAGE);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(sqlState === undefined ? {} : { sqlState }),
    ...(message === "" ? {} : { message }),
    ...(frames.length === 0 ? {} : { stack: frames.join("\n") }),
    ...(cause instanceof Error && depth < DEEPEST_CAUSE ? { cause: describeError(cause, depth + 1) } : {}),
  };
}
