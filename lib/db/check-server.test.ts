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

const message = (type: string, body: Buffer | string): Buffer => {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
};
const READY = message("Z", "I");

/** A server that lets everybody in, says the same of itself to every question, and refuses one statement. @returns its port */
async function refusing(statement: RegExp, code: string, columns: Readonly<Record<string, string>>): Promise<number> {
  const number = (value: number, bytes: 2 | 4) => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeIntBE(value, 0, bytes);
    return buffer;
  };
  const names = Object.keys(columns);
  // Of no table, as text.
  const fields = names.map((name) => Buffer.concat([Buffer.from(`${name}\0`), number(0, 4), number(0, 2), number(columns[name]?.length === 1 ? 16 : 23, 4), number(-1, 2), number(-1, 4), number(0, 2)]));
  const values = Object.values(columns).map((value) => Buffer.concat([number(value.length, 4), Buffer.from(value)]));
  const row = [message("T", Buffer.concat([number(names.length, 2), ...fields])), message("D", Buffer.concat([number(names.length, 2), ...values]))];
  const server = createServer((socket) => {
    let isIn = false;
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      if (!isIn) socket.write(Buffer.concat([message("R", number(0, 4)), READY]));
      else if (bytes[0] === "Q".charCodeAt(0)) {
        const text = bytes.toString("utf8", 5);
        if (statement.test(text)) socket.write(Buffer.concat([errorMessage(code), READY]));
        else socket.write(Buffer.concat([...(text.startsWith("SELECT") ? row : []), message("C", "DONE\0"), READY]));
      }
      isIn = true;
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  servers.add(server);
  return (server.address() as AddressInfo).port;
}

const errorMessage = (code: string): Buffer => message("E", `SERROR\0VERROR\0C${code}\0Mwords of the server\0\0`);

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

  it("says what an administrator has to do where the user may not switch pgvector on", async () => {
    const port = await refusing(/CREATE EXTENSION/, "42501", { version: "150000", has_vector: "t", is_on: "f" });
    const failure = checkServer(`postgresql://ada:secret@127.0.0.1:${port}/notes`);
    await expect(failure).rejects.toThrow(/ada may not switch on pgvector in the database notes.*CREATE EXTENSION vector/);
  });

  it("leaves an extension alone that is on", async () => {
    const port = await refusing(/CREATE EXTENSION/, "42501", { version: "150000", has_vector: "t", is_on: "t" });
    await checkServer(`postgresql://ada:secret@127.0.0.1:${port}/notes`);
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
