import { randomInt } from "node:crypto";

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Send = { params?: Record<string, string | string[]>; body?: unknown; headers?: Record<string, string>; method?: string };
export type Answer = { readonly status: number; readonly headers: Headers; readonly json: Record<string, unknown>; readonly setCookies: readonly string[] };

export const TEST_ORIGIN = "http://127.0.0.1:3000";

/** A browser without a page: it keeps cookies, says where it comes from, and calls route handlers through their wrapper. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** Each has an address of its own, so that tests do not share limits. */
  clientAddress = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;

  constructor(private readonly origin = TEST_ORIGIN) {}

  copy(): TestBrowser {
    const other = new TestBrowser(this.origin);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  async send(handler: Handler, path: string, { params = {}, body, headers = {}, method = "POST" }: Send = {}): Promise<Answer> {
    const isForm = body instanceof URLSearchParams;
    const request = new Request(`${this.origin}${path}`, {
      method,
      headers: {
        host: new URL(this.origin).host,
        origin: this.origin,
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "x-commonplace-client-address": this.clientAddress,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body.toString() : JSON.stringify(body) }),
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) this.keep(line);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    return { status: response.status, headers: response.headers, setCookies, json: isJson && text ? ((JSON.parse(text) ?? {}) as Record<string, unknown>) : {} };
  }

  keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    if (value === "" || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
