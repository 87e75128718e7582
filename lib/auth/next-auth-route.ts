import "server-only";
import { Auth } from "@auth/core";
import { ourOrigin } from "@/lib/api/origin";
import { safeCallbackPath } from "./callback-path";
import { AUTH_BASE_PATH, authConfig } from "./next-auth";
import { expiredIntentCookie } from "./openid-intent";
import { cookieName, readCookie } from "./session-cookie";

/** next-auth's endpoints that the app has a use for; the rest of them are not there. */
const ACTIONS = /^\/api\/auth\/(csrf|session|providers|signin|signout|signin\/[a-z]+|callback\/[a-z]+)$/;

/**
 * Hands a request to next-auth at our own origin, whatever Host it came with, and with a destination that stays
 * on it. @returns null for what is not there
 */
export async function answerNextAuth(request: Request): Promise<Response | null> {
  const origin = ourOrigin(request);
  const url = new URL(request.url);
  if (!origin || !ACTIONS.test(url.pathname)) return null;
  const { pathname, searchParams } = url;
  if (searchParams.has("callbackUrl")) searchParams.set("callbackUrl", safeCallbackPath(searchParams.get("callbackUrl")));

  const headers = new Headers(request.headers);
  const hasBody = request.method === "POST";
  const body = hasBody ? await readForm(request) : null;
  if (hasBody && !body) return null;
  if (body) headers.set("content-type", "application/x-www-form-urlencoded");
  headers.delete("content-length");
  headers.set("cookie", withoutStrayCallback(headers.get("cookie") ?? "", origin));
  const inner = new Request(`${origin}${pathname}${url.search}`, { method: request.method, headers, ...(body ? { body: body.toString() } : {}) });
  // next-auth's own wrapper around this makes a NextRequest, which turns 127.0.0.1 into localhost: another origin, with other cookies.
  const answer = await Auth(inner, authConfig(request));
  return pathname.startsWith(`${AUTH_BASE_PATH}/callback/`) ? withExpiredIntent(answer) : answer;
}

/** The form of a sign-in or sign-out; null when it is larger than any of ours. */
async function readForm(request: Request): Promise<URLSearchParams | null> {
  const MAX_CHARACTERS = 16 * 1024;
  if (Number(request.headers.get("content-length") ?? 0) > MAX_CHARACTERS) return null;
  const text = await request.text();
  if (text.length > MAX_CHARACTERS) return null;
  const form = new URLSearchParams(text);
  if (form.has("callbackUrl")) form.set("callbackUrl", safeCallbackPath(form.get("callbackUrl")));
  return form;
}

/** next-auth answers 500 to a remembered destination that is no address; one elsewhere is not ours to remember. */
function withoutStrayCallback(cookies: string, origin: string): string {
  const name = cookieName("callback");
  const remembered = readCookie(cookies, name);
  if (remembered === origin || remembered?.startsWith(`${origin}/`)) return cookies;
  return cookies
    .split(";")
    .filter((cookie) => cookie.split("=")[0]?.trim() !== name)
    .join(";");
}

/** What someone went to the provider for is done with, however it ended. */
function withExpiredIntent(answer: Response): Response {
  const response = new Response(answer.body, answer);
  response.headers.append("set-cookie", expiredIntentCookie());
  return response;
}
