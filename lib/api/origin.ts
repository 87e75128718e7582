import "server-only";
import { config } from "@/lib/config/config";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Where this app lives, for links, redirects and the check of Origin. A Host header is believed only when it
 * names this machine; anywhere else AUTH_URL says it, so that a forged Host changes nothing.
 * @returns null when neither tells
 */
export function ourOrigin(request: Request): string | null {
  const { AUTH_URL } = config();
  if (AUTH_URL) return new URL(AUTH_URL).origin;
  const host = request.headers.get("host") ?? "";
  return LOOPBACK.test(host) ? `http://${host.toLowerCase()}` : null;
}
