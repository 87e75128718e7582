import "server-only";
import type { NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { resolveIdentity } from "@/lib/accounts/commands";
import { normaliseEmail } from "@/lib/accounts/email-address";
import { ProviderId, SignIn } from "@/lib/accounts/schema";
import { clientAddress } from "@/lib/api/request-id";
import { config } from "@/lib/config/config";
import type { OwnerId } from "@/lib/db/scope";
import { trustedOwnerId } from "@/lib/db/scope";
import { log } from "@/lib/observability/log";
import { findActor } from "./actor";
import { safeCallbackPath } from "./callback-path";
import { endSession, startSession } from "@/lib/accounts/sessions/commands";
import { readIntent } from "./openid-intent";
import { openIdProviders } from "./providers";
import { findLiveSession } from "@/lib/accounts/sessions/queries";
import { cookieName, cookieOptions, isOverHttps, sessionCookieName } from "./session-cookie";
import { SESSION_MAX_AGE_SECONDS, SessionClaims } from "@/lib/accounts/sessions/session-claims";
import { checkPassword } from "./sign-in";

export const AUTH_BASE_PATH = "/api/auth";

/** Who was let in, and the session they hold already where they only added a way in. */
type Proved = { readonly ownerId: OwnerId; readonly sessionId: string | null };

/** Strictly what a provider must say: `"true"` in a string is not verified. */
const ProvenProfile = z.object({ email: z.string(), email_verified: z.literal(true) });

/**
 * next-auth for one request. There is no adapter: who may come in is decided here, by our own rules, and the token
 * that next-auth makes only names a row of ours.
 */
export function authConfig(request: Request): NextAuthConfig {
  /** Whom this request proved to be; set by `signIn`, put in the token by `jwt`. */
  let proved: Proved | null = null;
  return {
    secret: config().AUTH_SECRET,
    // The request's address was made from AUTH_URL or from a loopback Host before it came here.
    trustHost: true,
    basePath: AUTH_BASE_PATH,
    useSecureCookies: isOverHttps(),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_SECONDS },
    pages: { signIn: "/login", error: "/login", signOut: "/login" },
    cookies: hardenedCookies(),
    providers: [
      ...openIdProviders(),
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const given = SignIn.safeParse({ email: credentials["email"], password: credentials["password"] });
          const checked = given.success ? await checkPassword({ ...given.data, clientAddress: clientAddress(request) }) : null;
          return checked?.ok ? { id: checked.value } : null;
        },
      }),
    ],
    callbacks: {
      signIn: async ({ account, profile, user }) => {
        if (account?.type === "credentials" && user.id) {
          proved = { ownerId: trustedOwnerId(user.id), sessionId: null };
          return true;
        }
        const provider = ProviderId.safeParse(account?.provider);
        if (!provider.success || !account) return false;
        const outcome = await admitFromProvider(request, provider.data, account.providerAccountId, profile);
        if (typeof outcome === "string") return outcome;
        proved = outcome;
        return true;
      },
      jwt: async ({ token, account }) => {
        if (account) {
          if (!proved) throw new Error("A token was asked for before anyone was let in");
          const { ownerId, sessionId } = proved;
          return sessionId ? { ownerId, sessionId } : startSession(ownerId, request.headers.get("user-agent"));
        }
        const claims = SessionClaims.safeParse(token);
        return claims.success && (await findLiveSession(claims.data)) ? claims.data : null;
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: SessionClaims.parse(token).ownerId } }),
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        // Our own words to the sign-in page; everything else has to be a safe destination.
        return `${baseUrl}${path.startsWith("/login?") ? path : safeCallbackPath(path)}`;
      },
    },
    events: {
      signOut: async (message) => {
        const claims = SessionClaims.safeParse("token" in message ? message.token : null);
        if (claims.success) await endSession(claims.data.ownerId, claims.data.sessionId);
      },
    },
    logger: {
      // Messages of these errors can hold what a caller sent, so only their kind is kept.
      error: (error) => log().warn({ kind: error.name, cause: causeName(error) }, "sign-in through next-auth failed"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** @returns who it is, or the path of the page that says why nobody was let in */
async function admitFromProvider(request: Request, provider: ProviderId, subject: string, profile: unknown): Promise<Proved | string> {
  const intent = await readIntent(request, provider);
  const actor = intent?.connectSessionId ? await findActor(request) : null;
  // Whoever asked to connect signed out meanwhile, or another person signed in: nothing is linked to anybody.
  if (intent?.connectSessionId && actor?.sessionId !== intent.connectSessionId) return "/login?error=connect_expired";
  const proven = ProvenProfile.safeParse(profile);
  const email = proven.success ? normaliseEmail(proven.data.email) : null;
  const outcome = await resolveIdentity({
    provider,
    subject,
    provenEmail: email?.ok ? email.value : null,
    invitation: intent?.invitation ?? null,
    connectTo: actor?.ownerId ?? null,
  });
  if (outcome.ok) return { ownerId: trustedOwnerId(outcome.value.ownerId), sessionId: actor?.sessionId ?? null };
  return `${actor ? "/settings" : "/login"}?${new URLSearchParams({ error: outcome.failure, provider }).toString()}`;
}

const COOKIES = { sessionToken: "session", callbackUrl: "callback", csrfToken: "csrf", pkceCodeVerifier: "pkce", state: "state", nonce: "nonce" } as const;

function hardenedCookies(): NonNullable<NextAuthConfig["cookies"]> {
  const entries = Object.entries(COOKIES).map(([key, name]) => [key, { name: cookieName(name), options: cookieOptions() }] as const);
  return { ...Object.fromEntries(entries), sessionToken: { name: sessionCookieName(), options: cookieOptions() } };
}

function causeName(error: Error): string | undefined {
  const { cause } = error;
  const inner = cause instanceof Error ? cause : typeof cause === "object" && cause !== null && "err" in cause ? cause.err : undefined;
  return inner instanceof Error ? inner.name : undefined;
}
