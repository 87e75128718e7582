import type { MessageFailure } from "@/lib/chat/schema";

type Problem = { code?: unknown; title?: unknown; detail?: unknown; issues?: { message?: unknown }[]; status?: unknown };

/** Nothing came back at all. */
export const UNREACHABLE: MessageFailure = {
  code: "offline",
  message: "The server could not be reached. Your message is kept here; try again when you are back online.",
  isRetryable: true,
};

const SENTENCES: Record<string, string> = {
  not_signed_in: "You are signed out. Your message is kept here: sign in again, then send it once more.",
  too_many_requests: "That was too fast. Your message is kept here; wait a moment and try again.",
  turn_running: "A reply is still being written here, perhaps in another tab. Your message is kept; try again when it is done.",
  database_away: "The database is away for a moment. Your message is kept here; try again.",
  storage_full: "There is no room left to store your message. It is kept here; free some room on the server and try again.",
};

/** What a request that was refused, or never arrived, says to the person. The transport puts the answer's body into the message. */
export function toFailure(error: Error): MessageFailure {
  const problem = readProblem(error.message);
  if (!problem) return UNREACHABLE;
  const code = typeof problem.code === "string" ? problem.code : "unknown";
  const issue = problem.issues?.find(({ message }) => typeof message === "string")?.message;
  const given = [issue === undefined ? undefined : `Your message ${String(issue)}.`, problem.detail, problem.title].find((text) => typeof text === "string");
  return {
    code,
    message: SENTENCES[code] ?? `${String(given ?? "The server could not take the message.").replace(/\.?$/, ".")} Your message is kept here.`,
    isRetryable: code !== "invalid_request",
  };
}

function readProblem(text: string): Problem | null {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text) as Problem;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
