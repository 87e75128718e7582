/** Set by `proxy.ts` on every page: a layout cannot see which page it frames. It decides nothing but where to come back to. */
export const PAGE_PATH_HEADER = "x-commonplace-path";

const ANYWHERE = "http://callback.invalid";
/** Whitespace, control characters and backslashes: browsers drop the first two and read the last as slashes. */
const UNSAFE = /[\s\u0000-\u001f\u007f\\]/;
/** Going back to these after signing in would be a loop, or no page at all. */
const NOT_A_DESTINATION = /^\/(login|signup|forgot-password|reset-password|verify|invite|api)(\/|$)/;

/**
 * Where to go after signing in: a path of our own, or "/" for anything that could lead elsewhere. What counts is
 * the path as a browser would read it, so it is parsed first and looked at afterwards.
 */
export function safeCallbackPath(raw: unknown): string {
  if (typeof raw !== "string" || raw.length > 2000 || !raw.startsWith("/") || UNSAFE.test(raw) || !URL.canParse(raw, ANYWHERE)) return "/";
  const url = new URL(raw, ANYWHERE);
  if (url.origin !== ANYWHERE || url.pathname.startsWith("//") || /%(0[ad]|5c)/i.test(url.pathname)) return "/";
  if (NOT_A_DESTINATION.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page that leads back to `path`. */
export function loginPath(path: string): string {
  const callbackPath = safeCallbackPath(path);
  return callbackPath === "/" ? "/login" : `/login?callbackUrl=${encodeURIComponent(callbackPath)}`;
}
