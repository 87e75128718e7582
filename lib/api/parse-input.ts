import type { z } from "zod";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { BodyOf, Contract, ParamsOf, QueryOf } from "./contract";
import { readJsonBody } from "./json-body";
import type { Issue, Problem } from "./problems";

export type Input<Definition extends Contract> = {
  readonly params: ParamsOf<Definition>;
  readonly query: QueryOf<Definition>;
  readonly body: BodyOf<Definition>;
};

/** Parses path, query and body by the contract. A path that cannot name anything is not there, rather than wrong. */
export async function parseInput<Definition extends Contract>(
  definition: Definition,
  request: Request,
  rawParams: unknown,
): Promise<Result<Input<Definition>, Problem>> {
  const params = definition.params?.safeParse(rawParams);
  if (params && !params.success) return fail({ code: "not_found" });

  const query = definition.query?.safeParse(queryObject(new URL(request.url).searchParams));
  if (query && !query.success) return fail({ code: "invalid_request", detail: "The query is not valid", issues: issuesOf(query.error) });

  let body: unknown;
  if (definition.body) {
    const read = await readJsonBody(request, definition.bodyMaxBytes);
    if (!read.ok) return read;
    const parsed = definition.body.safeParse(read.value);
    if (!parsed.success) return fail({ code: "invalid_request", detail: firstIssue(parsed.error), issues: issuesOf(parsed.error) });
    body = parsed.data;
  }
  return ok({ params: params?.data, query: query?.data, body } as Input<Definition>);
}

/** The last one wins where a name is given twice, as it does in a JSON object. */
const queryObject = (search: URLSearchParams) => Object.fromEntries(search.entries());

const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "The body is not valid";
  return issue.path.length > 0 ? `${issue.path.map(String).join(".")} ${issue.message}` : issue.message;
}
