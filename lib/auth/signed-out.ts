import "server-only";
import { expiredCookie, sessionCookieName } from "./session-cookie";
import { jsonWithCookies } from "./sign-in";

/** The answer that ends a session in the browser: the cookie goes, and so do drafts kept for the person who left. */
export function signedOutResponse(): Response {
  const response = jsonWithCookies(null, 204, [expiredCookie(sessionCookieName())]);
  response.headers.set("clear-site-data", '"storage"');
  return response;
}
