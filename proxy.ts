import { type NextRequest, NextResponse } from "next/server";

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
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Styles may be inline (math and diagrams are drawn with style attributes); scripts never, and no address but our own is called. */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // React rebuilds server stacks with eval in development, and there only.
  const scripts = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`;
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
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
