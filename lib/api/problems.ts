/** Every way an answer can fail, in one table: HTTP status and the title of its problem details (RFC 9457). */
export const PROBLEMS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  not_signed_in: { status: 401, title: "Authentication required" },
  wrong_credentials: { status: 401, title: "Authentication required" },
  forbidden: { status: 403, title: "Not allowed" },
  cross_site: { status: 403, title: "Requests from other sites are not taken" },
  not_found: { status: 404, title: "Nothing here" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  conflict: { status: 409, title: "Conflict" },
  turn_running: { status: 409, title: "A reply is still being written" },
  too_large: { status: 413, title: "Too large" },
  wrong_content_type: { status: 415, title: "Wrong content type" },
  unusable: { status: 422, title: "Readable, but not usable" },
  too_many_requests: { status: 429, title: "Rate limit exceeded" },
  internal: { status: 500, title: "Something broke on our side" },
  database_away: { status: 503, title: "The database is away" },
  storage_full: { status: 507, title: "No room left" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export type Issue = { readonly path: string; readonly message: string };

export type Problem = {
  readonly code: ProblemCode;
  readonly detail?: string;
  readonly issues?: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer of `application/problem+json`. Only `detail` and `issues` ever come from outside this table. */
export function problemResponse(problem: Problem, requestId: string): Response {
  const { status, title } = PROBLEMS[problem.code];
  const detail = status === 401 ? "Authentication required" : status === 429 ? "Rate limit exceeded" : problem.detail;
  const body = {
    type: `/docs/problems#${problem.code}`,
    title,
    status,
    ...(detail ? { detail } : {}),
    code: status === 401 ? "not_signed_in" : problem.code,
    request_id: requestId,
    ...(problem.issues ? { issues: problem.issues } : {}),
  };
  return Response.json(body, {
    status,
    headers: { ...problem.headers, "content-type": "application/problem+json", "cache-control": "no-store", "x-request-id": requestId },
  });
}
