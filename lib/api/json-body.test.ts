import { describe, expect, it } from "vitest";
import { readJsonBody } from "./json-body";

const post = (body: BodyInit | null, headers: Record<string, string> = { "content-type": "application/json" }) =>
  new Request("http://127.0.0.1/x", { method: "POST", body, headers });

describe("readJsonBody", () => {
  it("reads JSON, and an absent body as undefined", async () => {
    expect(await readJsonBody(post('{"a":[1]}'))).toEqual({ ok: true, value: { a: [1] } });
    expect(await readJsonBody(post(null))).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ["trailing garbage", "{} x", "invalid_request"],
    ["a cut object", '{"a":', "invalid_request"],
    ["a byte-order mark in UTF-16", new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), "invalid_request"],
    ["100,000 open brackets", "[".repeat(100_000), "invalid_request"],
    ["50,000 nested objects", '{"a":'.repeat(50_000), "invalid_request"],
    ["more than a mebibyte", JSON.stringify("x".repeat(1024 * 1024)), "too_large"],
  ])("refuses %s", async (_name, body, code) => {
    expect(await readJsonBody(post(body))).toMatchObject({ ok: false, failure: { code } });
  });

  it.each([
    ["a form", "application/x-www-form-urlencoded"],
    ["text", "text/plain"],
    ["another charset", "application/json; charset=utf-16"],
  ])("refuses %s by its type", async (_name, type) => {
    expect(await readJsonBody(post("{}", { "content-type": type }))).toMatchObject({ ok: false, failure: { code: "wrong_content_type" } });
  });

  it("refuses a compressed body", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expect(await readJsonBody(post("{}", headers))).toMatchObject({ ok: false, failure: { code: "wrong_content_type" } });
  });

  it("does not count brackets inside strings", async () => {
    const text = JSON.stringify({ text: `${"[".repeat(500)}"\\` });
    expect(await readJsonBody(post(text))).toMatchObject({ ok: true });
  });

  it("leaves the prototype alone", async () => {
    await readJsonBody(post('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect(Object.prototype).not.toHaveProperty("polluted");
  });

  it("stops reading a stream that never ends", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => { sent += 1; controller.enqueue(new Uint8Array(64 * 1024)); } });
    const request = new Request("http://127.0.0.1/x", { method: "POST", body: endless, headers: { "content-type": "application/json" }, duplex: "half" } as RequestInit);
    expect(await readJsonBody(request)).toMatchObject({ ok: false, failure: { code: "too_large" } });
    expect(sent).toBeLessThan(40);
  });
});
