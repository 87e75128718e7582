import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/api/content-security-policy";
import { PAGE_PATH_HEADER } from "@/lib/auth/callback-path";

/**
 * Gives every page a content security policy with a nonce of its own. Pages only: a body that passes through here is
 * cut at 10 MB without an error, so no route that takes one may match.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");

  // Next finds the nonce in the policy of the request and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(PAGE_PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/**
 * All but the interfaces for programs, which next.config.ts covers, and built files. The list is a
 * constant, because Next reads it without running it.
 */
export const config = {
  matcher: [
    "/((?!(?:api|v1|mcp|ws|chat|health|livez|readyz|metrics)(?:/|$)|_next/static/).*)",
  ],
};
