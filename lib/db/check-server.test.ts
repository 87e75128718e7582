import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { checkServer } from "./check-server";
import { useTestDatabase } from "./test-database";

const database = useTestDatabase();

/** A server that answers every connection with one error, as PostgreSQL writes it. */
const servers = new Set<{ close: () => void }>();
afterEach(() => {
  for (const server of servers) server.close();
  servers.clear();
});

/** @returns its port */
async function answeringWith(codes: readonly string[]): Promise<number> {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => socket.destroy()));
    const code = codes[Math.min(asked, codes.length - 1)] ?? "";
    asked += 1;
    socket.once("data", () => socket.end(errorMessage(code)));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  servers.add({ close: () => (server.close(), sockets.forEach((socket) => socket.destroy())) });
  return (server.address() as AddressInfo).port;
}

function errorMessage(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mwords of the server\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe("checkServer", () => {
  it("accepts the database of the tests", () => checkServer(database.connectionString()));

  it.each([
    ["28P01", /DATABASE_URL: .*refuses the user ada or the password/],
    ["28000", /refuses the user ada or the password/],
    ["3D000", /has no database named notes/],
    ["42501", /ada may not connect to the database notes/],
    ["53300", /cannot be used: words of the server/],
  ])("tells %s in words, without the password", async (code, words) => {
    const port = await answeringWith([code]);
    const failure = await checkServer(`postgresql://ada:secret@127.0.0.1:${port}/notes`).catch((error: unknown) => error);
    expect(String(failure)).toMatch(words);
    expect(String(failure)).not.toContain("secret");
  });

  it("says how to write a password that breaks the address", async () => {
    const failure = await checkServer("postgresql://ada:sec/ret@127.0.0.1:5432/notes").catch((error: unknown) => error);
    expect(String(failure)).toMatch(/DATABASE_URL: cannot be read.*%2F/);
    expect(String(failure)).not.toContain("ret@");
  });

  it("says so where nobody answers", () =>
    expect(checkServer("postgresql://ada:secret@127.0.0.1:9/notes")).rejects.toThrow(/no PostgreSQL answers at 127\.0\.0\.1:9/));

  it("waits for a server that is starting up", async () => {
    const port = await answeringWith(["57P03", "3D000"]);
    await expect(checkServer(`postgresql://ada:secret@127.0.0.1:${port}/notes`)).rejects.toThrow(/has no database named notes/);
  });
});
