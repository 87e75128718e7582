import { expect, it } from "vitest";
import { readEnvironment } from "@/lib/config/schema";
import { readPort } from "./read-port.mjs";

const portOf = (read: () => number) => {
  try {
    return read();
  } catch (error) {
    return error instanceof Error && error.message.includes("PORT: ") ? "refused by name" : error;
  }
};

it.each([undefined, "", "  ", "0", "3000", " 8080 ", "65535", "65536", "-1", "80.5", "abc", "80 81", "0x50", "1e3", "Infinity"])(
  "PORT=%j is the same port, or refused, before the app is there and in it",
  (text) => {
    expect(portOf(() => readPort(text))).toBe(portOf(() => readEnvironment({ PORT: text }).PORT));
  },
);
