import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { trustOnlyWhatIsTrue } from "./trusted-headers.mjs";

function headersAfter(headers: Record<string, string>, options: { trustsProxy: boolean; from?: string }) {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: options.from ?? "192.0.2.9" });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  trustOnlyWhatIsTrue(request, options);
  return request.headers;
}

const FORGED = {
  forwarded: "for=203.0.113.1",
  "x-forwarded-for": "203.0.113.1, 198.51.100.7",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-real-ip": "203.0.113.1",
  "x-original-url": "/admin",
  "x-rewrite-url": "/admin",
};

describe("trustOnlyWhatIsTrue", () => {
  it("without a proxy, takes the address from the socket and removes what claims otherwise", () => {
    expect(headersAfter({ ...FORGED, accept: "text/html" }, { trustsProxy: false })).toEqual({
      accept: "text/html",
      "x-commonplace-client-address": "192.0.2.9",
    });
  });

  it("behind a proxy, takes the entry that the proxy wrote, which is the last", () => {
    expect(headersAfter(FORGED, { trustsProxy: true })["x-commonplace-client-address"]).toBe("198.51.100.7");
  });

  it("behind a proxy that says nothing, takes the address from the socket", () => {
    expect(headersAfter({}, { trustsProxy: true })["x-commonplace-client-address"]).toBe("192.0.2.9");
  });

  it.each([true, false])("never lets a caller write the app's own headers or Next's (proxy: %s)", (trustsProxy) => {
    const headers = headersAfter(
      { "x-commonplace-client-address": "127.0.0.1", "x-middleware-subrequest": "proxy:proxy", "x-middleware-rewrite": "/admin" },
      { trustsProxy },
    );
    expect(headers).toEqual({ "x-commonplace-client-address": "192.0.2.9" });
  });

  it("writes an IPv4 caller on a dual-stack socket as the same caller", () => {
    expect(headersAfter({}, { trustsProxy: false, from: "::ffff:192.0.2.9" })["x-commonplace-client-address"]).toBe("192.0.2.9");
  });

  it.each([true, false])("writes all addresses of one IPv6 network as one caller, however they are written (proxy: %s)", (trustsProxy) => {
    const callers = ["2001:db8:1:2::a", "2001:DB8:1:2:ffff::1"].map((from) => headersAfter(trustsProxy ? { "x-forwarded-for": from } : {}, { trustsProxy, from: trustsProxy ? "192.0.2.9" : from })["x-commonplace-client-address"]);
    expect(callers).toEqual(["2001:db8:1:2::/64", "2001:db8:1:2::/64"]);
  });
});
