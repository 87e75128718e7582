import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "./actor";
import { actorFromToken } from "./actor";
import { loginPath, PAGE_PATH_HEADER } from "./callback-path";
import { sessionCookieName } from "./session-cookie";

/** The person who asks for this page, or null. Layout and page of one request share one look at the session row. */
export const findPageActor = cache(
  async (): Promise<Actor | null> => actorFromToken((await cookies()).get(sessionCookieName())?.value ?? null),
);

/**
 * The person who asks for this page; anybody else is sent to sign in. Each page calls it: a layout is not asked
 * again when a person moves between its pages, and `proxy.ts` is no guard.
 * @param path where to come back to; the page that was asked for unless told
 */
export async function requireActor(path?: string): Promise<Actor> {
  return (await findPageActor()) ?? redirect(loginPath(path ?? (await headers()).get(PAGE_PATH_HEADER) ?? "/"));
}
