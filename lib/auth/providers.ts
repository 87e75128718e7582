import "server-only";
import { customFetch } from "@auth/core";
import type { OIDCConfig } from "next-auth/providers";
import type { ProviderId } from "@/lib/accounts/schema";
import { config } from "@/lib/config/config";

/** What a provider says about a person. Everything but `sub` may be missing or made up. */
export type OpenIdProfile = { readonly sub?: unknown; readonly email?: unknown; readonly email_verified?: unknown };
export type ProviderButton = { readonly id: ProviderId; readonly name: string };

const PROVIDER_TIMEOUT_MS = 10_000;

type Settings = { id: ProviderId; name: string; issuer: string; clientId: string; clientSecret: string };

function configuredProviders(): Settings[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_ISSUER, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = config();
  return [
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [{ id: "google", name: "Google", issuer: GOOGLE_ISSUER, clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET } as const]
      : []),
    ...(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
      ? [{ id: "oidc", name: OIDC_NAME, issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET } as const]
      : []),
  ];
}

/** The buttons on the sign-in page. */
export const providerButtons = (): ProviderButton[] => configuredProviders().map(({ id, name }) => ({ id, name }));

/** For next-auth: state, nonce and PKCE on every one; what they say is read from the userinfo endpoint, whose `sub` must be the token's. */
export const openIdProviders = (): OIDCConfig<OpenIdProfile>[] =>
  configuredProviders().map((settings) => ({
    ...settings,
    type: "oidc",
    checks: ["pkce", "state", "nonce"],
    idToken: false,
    authorization: { params: { scope: "openid email" } },
    profile: ({ sub }) => {
      if (typeof sub !== "string" || sub === "") throw new Error("The provider named nobody");
      return { id: sub };
    },
    [customFetch]: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS) }),
  }));
