import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { call } from "./call";

const _ping = contract({ method: "POST", path: "/api/v1/ping", summary: "Answers.", body: z.object({ word: z.string() }), status: 200, response: z.object({ word: z.string() }), failures: [] });
const callPing = () => call<typeof _ping>({ method: "POST", path: "/api/v1/ping" }, { body: { word: "one" } });

/** The body begins and then ends as given. */
const answerThat = (end: (body: ReadableStreamDefaultController<Uint8Array>) => void, init: ResponseInit = { status: 200 }) =>
  vi.stubGlobal("fetch", () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (body) => {
            body.enqueue(new TextEncoder().encode('{"word":'));
            end(body);
          },
        }),
        init,
      ),
    ),
  );

afterEach(() => vi.unstubAllGlobals());

describe("a call", () => {
  it("gives what was answered", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ word: "one" })));
    expect(await callPing()).toEqual({ ok: true, value: { word: "one" } });
  });

  it("tells of an answer that breaks off, and of one that is not whole", async () => {
    answerThat((body) => body.error(new TypeError("network error")));
    expect(await callPing()).toMatchObject({ ok: false, failure: { code: "broken-off", status: 0 } });
    answerThat((body) => body.close());
    expect(await callPing()).toMatchObject({ ok: false, failure: { code: "broken-off", status: 0 } });
  });

  it("tells of an answer that began and did not come to its end in time, a refusal too", async () => {
    const late = new DOMException("too late", "TimeoutError");
    answerThat((body) => body.error(late));
    expect(await callPing()).toMatchObject({ ok: false, failure: { code: "timeout", status: 0 } });
    answerThat((body) => body.error(late), { status: 409 });
    expect(await callPing()).toMatchObject({ ok: false, failure: { code: "unknown", status: 409 } });
  });

  it("tells of a server that cannot be reached", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed to fetch")));
    expect(await callPing()).toMatchObject({ ok: false, failure: { code: "offline", status: 0 } });
  });
});
