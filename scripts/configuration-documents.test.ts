import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readEnvironment } from "@/lib/config/schema";
import { configurationDocuments } from "./configuration-documents";

it.each(Object.entries(configurationDocuments()))("%s says what the schema says", (file, text) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

it("the example file can be used as it is, and with every line taken in", () => {
  const lines = (configurationDocuments()[".env.example"] ?? "").split("\n").filter((line) => /^# [A-Z0-9_]+=/.test(line));
  const raw = Object.fromEntries(lines.map((line) => {
    const [name = "", value = ""] = line.slice(2).split(/=(.*)/s);
    return [name, value.startsWith('"') ? (JSON.parse(value) as string) : value];
  }));
  expect(lines.length).toBeGreaterThan(30);
  expect(readEnvironment(raw)).toEqual(readEnvironment({}));
});
