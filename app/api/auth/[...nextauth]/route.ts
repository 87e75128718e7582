import { nextAuthContract, nextAuthPostContract } from "@/lib/auth/contract";
import { answerNextAuth } from "@/lib/auth/next-auth-route";
import { publicRoute } from "@/lib/api/route";
import { fail } from "@/lib/result";

export const GET = publicRoute(nextAuthContract, { limit: "read" }, async ({ request }) => (await answerNextAuth(request)) ?? fail({ code: "not_found" }));

export const POST = publicRoute(nextAuthPostContract, { limit: "write" }, async ({ request }) => (await answerNextAuth(request)) ?? fail({ code: "not_found" }));
