import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutSlowBody } from "./slow-bodies.mjs";

const server = createServer((request, response) => {
  cutSlowBody(request, { withinMs: 200 });
  request.resume().once("end", () => response.end("taken"));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.closeAllConnections());

/** Sends the head of a request and the beginning of its body; answers with what came back until the line was cut. */
function send(headers: string, then?: { text: string; afterMs: number }): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    let answer = "";
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n\r\n`);
    if (then) setTimeout(() => socket.writable && socket.write(then.text), then.afterMs);
    socket.on("data", (chunk) => (answer += chunk.toString("utf8")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}

describe("a body that drips in", () => {
  it.each(["Content-Length: 4", "Transfer-Encoding: chunked"])("is cut off (%s)", async (length) => {
    expect(await send(`Content-Type: application/json\r\n${length}`)).toBe("");
  });

  it("is taken when it is whole in time", async () => {
    expect(await send("Content-Type: application/json\r\nContent-Length: 4", { text: "1234", afterMs: 20 })).toContain("taken");
  });

  it("may take longer as a form with files", async () => {
    expect(await send("Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 4", { text: "1234", afterMs: 400 })).toContain("taken");
  });
});
