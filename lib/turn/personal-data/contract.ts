import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { Erasure } from "./schema";

/** A developer's own name of a user; an account's own is its id. */
const query = z.object({ user_id: z.string().min(1).max(255) });

export const exportPersonalDataContract = contract({
  method: "GET",
  path: "/api/v1/gdpr/export",
  summary: "Everything held of a user, as a stream of JSON: an object with the rows of each table, opened. Nobody is answered with nothing.",
  status: 200,
  query,
  response: z.looseObject({ user_id: z.string(), exported_at: z.iso.datetime() }),
  failures: [],
});

export const erasePersonalDataContract = contract({
  method: "DELETE",
  path: "/api/v1/gdpr/delete",
  summary: "Delete everything held of a user, with counts before and after. An account's own user takes the account along.",
  status: 200,
  query,
  response: Erasure,
  failures: ["conflict"],
});
