import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { tellDatabaseAway } from "./database-away.mjs";

const DATABASE_AWAY = Symbol.for("commonplace.database-away");
const noticeAway = (agoMs: number) => Object.assign(globalThis, { [DATABASE_AWAY]: performance.now() - agoMs });
afterEach(() => Object.assign(globalThis, { [DATABASE_AWAY]: undefined }));

/** What a client is told where the app answers with this status, in so many words or without. */
async function answerTo(status: number, isImplicit: boolean) {
  const server = createServer((_request, response) => {
    tellDatabaseAway(response);
    if (isImplicit) response.statusCode = status;
    else response.writeHead(status);
    response.end("a page");
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await answer.text();
  server.close();
  return { status: answer.status, retryAfter: answer.headers.get("retry-after") };
}

describe("tellDatabaseAway", () => {
  it.each([true, false])("says 503 where a page broke and the database is away (implicit head: %s)", async (isImplicit) => {
    noticeAway(50);
    expect(await answerTo(500, isImplicit)).toEqual({ status: 503, retryAfter: "2" });
  });

  it("leaves what broke for another reason a 500, and what went well alone", async () => {
    expect(await answerTo(500, true)).toEqual({ status: 500, retryAfter: null });
    noticeAway(50);
    expect(await answerTo(200, true)).toEqual({ status: 200, retryAfter: null });
    noticeAway(60_000);
    expect(await answerTo(500, false)).toEqual({ status: 500, retryAfter: null });
  });
});
