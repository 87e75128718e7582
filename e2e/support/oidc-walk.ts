/**
 * Walks through the login page of the test provider as a browser would, with cookies of its own.
 * @param subject who to be; null to turn back
 * @returns the address of ours that the provider sends the browser to; it is not opened
 */
export async function signInAtProvider(authorizationUrl: string, subject: string | null): Promise<string> {
  const providerOrigin = new URL(authorizationUrl).origin;
  const cookies = new Map<string, string>();
  let url = new URL(authorizationUrl);
  for (let steps = 0; steps < 10; steps += 1) {
    if (url.origin !== providerOrigin) return url.href;
    const isLogin = url.pathname.startsWith("/interaction/");
    const response = await fetch(url, {
      redirect: "manual",
      method: isLogin ? "POST" : "GET",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(isLogin ? { body: new URLSearchParams(subject === null ? {} : { subject }) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const next = response.headers.get("location");
    if (!next) throw new Error(`The provider stopped with ${response.status}: ${(await response.text()).slice(0, 500)}`);
    url = new URL(next, url);
  }
  throw new Error("The provider goes round in circles");
}
