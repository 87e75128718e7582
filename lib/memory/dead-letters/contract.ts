import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { DeadLetterListing } from "./schema";

const params = z.object({ deadLetterId: z.uuid() });

export const listDeadLettersContract = contract({
  method: "GET",
  path: "/api/v1/admin/dead-letters",
  summary: "Work that failed every time, newest first, at most 100 of them. Kind, error and times only.",
  status: 200,
  response: z.object({ total: z.int(), dead_letters: z.array(DeadLetterListing) }),
  failures: ["forbidden"],
});

export const retryDeadLetterContract = contract({
  method: "POST",
  path: "/api/v1/admin/dead-letters/[deadLetterId]/retry",
  summary: "Queue the work again. It is parked anew if it fails again.",
  status: 204,
  params,
  response: z.null(),
  failures: ["forbidden", "not_found"],
});

export const dropDeadLetterContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/dead-letters/[deadLetterId]",
  summary: "Drop the work for good.",
  status: 204,
  params,
  response: z.null(),
  failures: ["forbidden", "not_found"],
});
