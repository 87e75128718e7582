import type { z } from "zod";
import type { ProblemCode } from "./problems";

type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** What an endpoint takes and answers. The parser, the types and the typed client come from it. */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly method: Method;
  /** As in `app/`: `/api/v1/conversations/[conversationId]`. */
  readonly path: string;
  readonly summary: string;
  readonly status: 200 | 201 | 202 | 204;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Largest body taken, in bytes; 1 MiB unless told. */
  readonly bodyMaxBytes?: number;
  readonly response: Output;
  /** What it may answer besides the failures every endpoint shares (bad input, identity, limit, our own). */
  readonly failures: readonly ProblemCode[];
};

/** Declares a contract, keeping the exact types of its schemas. */
export const contract = <
  const Definition extends Contract,
>(definition: Definition): Definition => definition;

export type ParamsOf<Definition> = Definition extends { readonly params: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
export type QueryOf<Definition> = Definition extends { readonly query: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
export type BodyOf<Definition> = Definition extends { readonly body: infer Schema extends z.ZodType } ? z.output<Schema> : undefined;
export type OutputOf<Definition extends Contract> = z.output<Definition["response"]>;
export type ResponseInputOf<Definition extends Contract> = z.input<Definition["response"]>;
export type FailureOf<Definition extends Contract> = Definition["failures"][number];
