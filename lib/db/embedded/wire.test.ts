import { describe, expect, it } from "vitest";
import { createCutter, ProtocolError } from "./wire.mjs";

const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);

function message(type: string, body = ""): Buffer {
  const bytes = Buffer.alloc(5 + body.length);
  bytes.write(type);
  bytes.writeInt32BE(4 + body.length, 1);
  bytes.write(body, 5);
  return bytes;
}

describe("createCutter", () => {
  it.each([1, 2, 3, 7, 64])("finds the same pieces when the bytes arrive %i at a time", (size) => {
    const extended = Buffer.concat([message("P", "one"), message("B", "two"), message("E"), message("S")]);
    const stream = Buffer.concat([startup, message("Q", "select 1"), extended, message("X")]);
    const cutter = createCutter();
    const pieces = [];
    for (let at = 0; at < stream.length; at += size) pieces.push(...cutter.push(stream.subarray(at, at + size)));
    expect(pieces).toEqual([
      { kind: "startup", bytes: startup, keepsTurn: false },
      { kind: "batch", bytes: message("Q", "select 1"), keepsTurn: false },
      { kind: "batch", bytes: extended, keepsTurn: false },
      { kind: "goodbye" },
    ]);
  });

  it("keeps the turn of a client that asks for an answer before the end of its batch", () => {
    const cutter = createCutter();
    cutter.push(startup);
    expect(cutter.push(Buffer.concat([message("P"), message("H")]))).toMatchObject([{ kind: "batch", keepsTurn: true }]);
  });

  it("answers requests for encryption plainly and goes on to the startup", () => {
    const encryption = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
    expect(createCutter().push(Buffer.concat([encryption, startup]))).toMatchObject([
      { kind: "plain-please" },
      { kind: "startup" },
    ]);
  });

  it.each([
    ["a startup of impossible length", Buffer.from("GET / HTTP/1.1\r\n")],
    ["another protocol", Buffer.from([0, 0, 0, 9, 0, 2, 0, 0, 0])],
    ["a message shorter than its own header", Buffer.concat([startup, Buffer.from([0x51, 0, 0, 0, 3])])],
    ["a message of two gigabytes", Buffer.concat([startup, Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff])])],
  ])("refuses %s", (_name, bytes) => {
    expect(() => createCutter().push(bytes)).toThrow(ProtocolError);
  });
});
