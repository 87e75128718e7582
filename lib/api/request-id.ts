import { newId } from "@/lib/ids";

const PLAIN = /^[A-Za-z0-9._-]{1,64}$/;

/** A caller's own id when it is short and plain (it goes into logs and headers), else a new one. */
export function requestIdFor(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given && PLAIN.test(given) ? given : newId();
}

/**
 * The caller's network address as `server.mjs` saw it. The server overwrites this header on every request, so
 * that nothing a caller sends counts.
 */
export function clientAddress(request: Request): string {
  return request.headers.get("x-commonplace-client-address") ?? "unknown";
}
