import { callerAt } from "./caller-address.mjs";

/** Headers that say who is calling and by which address. Anybody can write them; only the proxy in front may be believed. */
const PROXY_HEADERS = new Set(["forwarded", "x-real-ip", "x-original-url", "x-rewrite-url", "x-client-ip", "true-client-ip"]);
/** Headers that Next.js, or this app's own parts, write for one another. From outside they are an attack (CVE-2025-29927). */
const INTERNAL_PREFIXES = ["x-middleware-", "x-commonplace-"];

export const CLIENT_ADDRESS_HEADER = "x-commonplace-client-address";

/**
 * Removes from a request what its sender may not say, and adds the one address that limits go by.
 *
 * @param {import("node:http").IncomingMessage} request changed in place
 * @param {{ trustsProxy: boolean }} options `trustsProxy`: exactly one proxy is in front, and its last entry of
 *   X-Forwarded-For is the caller; earlier entries were written by the caller
 */
export function trustOnlyWhatIsTrue(request, { trustsProxy }) {
  const { headers } = request;
  const forwardedFor = headers["x-forwarded-for"];
  for (const name of Object.keys(headers)) {
    const isProxys = PROXY_HEADERS.has(name) || name.startsWith("x-forwarded-");
    if ((isProxys && !trustsProxy) || INTERNAL_PREFIXES.some((prefix) => name.startsWith(prefix))) delete headers[name];
  }
  const told = trustsProxy ? String(forwardedFor ?? "").split(",").at(-1)?.trim() : "";
  headers[CLIENT_ADDRESS_HEADER] = callerAt(told || request.socket.remoteAddress || "unknown");
}
