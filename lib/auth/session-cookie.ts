import "server-only";
import { config } from "@/lib/config/config";

export type CookieOptions = {
  readonly httpOnly?: boolean | undefined;
  readonly secure?: boolean | undefined;
  readonly sameSite?: boolean | "lax" | "strict" | "none" | undefined;
  readonly path?: string | undefined;
  readonly expires?: Date | undefined;
  /** Seconds. */
  readonly maxAge?: number | undefined;
};
export type Cookie = { readonly name: string; readonly value: string; readonly options: CookieOptions };

/** Whether people reach us over https. Without AUTH_URL they do so on this machine only, over http. */
export const isOverHttps = (): boolean => new URL(config().AUTH_URL ?? "http://localhost").protocol === "https:";

/**
 * `__Host-` makes a browser refuse the cookie from a subdomain, over http, or for a part of the site. Over plain
 * http browsers take no such cookie at all, so there the name goes without.
 */
export const cookieName = (name: string): string => `${isOverHttps() ? "__Host-" : ""}commonplace.${name}`;
export const sessionCookieName = (): string => cookieName("session");

/** Never readable by scripts, never sent along with another site's posts. */
export const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isOverHttps() }) as const;

export function serializeCookie({ name, value, options }: Cookie): string {
  const sameSite = typeof options.sameSite === "string" ? options.sameSite : "lax";
  return [
    `${name}=${encodeURIComponent(value)}`,
    `Path=${options.path ?? "/"}`,
    ...(options.maxAge === undefined ? [] : [`Max-Age=${Math.floor(options.maxAge)}`]),
    ...(options.expires ? [`Expires=${options.expires.toUTCString()}`] : []),
    ...(options.httpOnly === false ? [] : ["HttpOnly"]),
    ...(options.secure ? ["Secure"] : []),
    `SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`,
  ].join("; ");
}

export const expiredCookie = (name: string): string => serializeCookie({ name, value: "", options: { ...cookieOptions(), maxAge: 0 } });

/** The value of a cookie of a request; the first where a name is sent twice. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const separator = part.indexOf("=");
    if (separator > 0 && part.slice(0, separator).trim() === name) return decode(part.slice(separator + 1).trim());
  }
  return null;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
