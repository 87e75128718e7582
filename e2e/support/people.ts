import type { BrowserContext } from "@playwright/test";
import { randomWord } from "./random-words";

/** Someone with an account at one server, as a test knows them. */
export type Person = {
  readonly email: string;
  readonly password: string;
  /** The session, as `name=value`. */
  readonly cookie: string;
};

/** Signs someone new up, by the route that the page calls: most specs begin after that page. */
export async function newPerson(appUrl: string): Promise<Person> {
  const email = `${randomWord()}@example.org`;
  const password = `${randomWord()} ${randomWord()} ${randomWord()}`;
  const response = await fetch(`${appUrl}/api/v1/account/sign-up`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: appUrl },
    body: JSON.stringify({ email, password }),
  });
  if (response.status !== 201) throw new Error(`Sign-up answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers.getSetCookie().find((line) => line.includes("session="))?.split(";")[0];
  if (!cookie) throw new Error("Sign-up gave no session");
  return { email, password, cookie };
}

/** Opens a person's session in a browser. */
export async function signIn(context: BrowserContext, appUrl: string, { cookie }: Person): Promise<void> {
  const separator = cookie.indexOf("=");
  await context.addCookies([{ name: cookie.slice(0, separator), value: cookie.slice(separator + 1), url: appUrl, httpOnly: true, sameSite: "Lax" }]);
}
