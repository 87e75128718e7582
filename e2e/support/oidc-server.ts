import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import Provider, { interactionPolicy } from "oidc-provider";

/** Someone with an account at the provider. */
export type ProviderPerson = { readonly subject: string; readonly email: string; readonly isEmailVerified: boolean };

export type OpenIdServer = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where this app's callbacks live must be known before anyone signs in. */
  allowCallback(url: string): void;
  /** Adds someone, or changes what the provider says of them. */
  add(person: ProviderPerson): void;
  stop(): Promise<void>;
};

const PAGE = (uid: string, people: readonly ProviderPerson[]) => `<!doctype html><html lang="en"><title>Test provider</title>
<h1>Choose an account</h1>
${people
  .map(({ subject, email }) => `<form method="post" action="/interaction/${uid}"><input type="hidden" name="subject" value="${subject}"><button>${email}</button></form>`)
  .join("\n")}
<form method="post" action="/interaction/${uid}"><button>Cancel</button></form></html>`;

/**
 * A real OpenID provider on loopback: discovery, authorization code with PKCE, signed id tokens, userinfo. Its login
 * page is a button for each person.
 */
export async function startOpenIdServer(): Promise<OpenIdServer> {
  const people = new Map<string, ProviderPerson>();
  const callbacks = new Set<string>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = "commonplace";
  const clientSecret = randomBytes(16).toString("hex");

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${issuer}/none`], response_types: ["code"], grant_types: ["authorization_code"] }],
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}`, policy: alwaysAsk() },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    findAccount: (_context, subject) => {
      const person = people.get(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, email: person.email, email_verified: person.isEmailVerified }) };
    },
    // Whoever signs in has agreed: the question of consent is not what is tested.
    loadExistingGrant: async (context) => {
      const { session, client } = context.oidc;
      const grant = new context.oidc.provider.Grant({ ...(session?.accountId ? { accountId: session.accountId } : {}), ...(client ? { clientId: client.clientId } : {}) });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  // The app's port is not known yet when the provider starts, so its callbacks are looked up.
  provider.Client.prototype.redirectUriAllowed = (url: string) => callbacks.has(url);

  const answer = provider.callback();
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    if (!uid) void answer(request, response);
    else if (request.method === "POST") void finish(provider, request, response);
    else response.setHeader("content-type", "text/html").end(PAGE(uid, [...people.values()]));
  });
  return {
    issuer,
    clientId,
    clientSecret,
    allowCallback: (url) => callbacks.add(url),
    add: (person) => people.set(person.subject, person),
    stop: () => close(server),
  };
}

/** It asks who it is each time, as a provider with several accounts in one browser would. */
function alwaysAsk() {
  const policy = interactionPolicy.base();
  policy.get("login")?.checks.add(new interactionPolicy.Check("each_time", "Say who you are", (context) => !context.oidc.result?.login));
  return policy;
}

async function finish(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const subject = new URLSearchParams(Buffer.concat(chunks).toString("utf8")).get("subject");
  await provider.interactionFinished(
    request,
    response,
    subject ? { login: { accountId: subject, remember: false } } : { error: "access_denied", error_description: "The person went back" },
    { mergeWithLastSubmission: false },
  );
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
