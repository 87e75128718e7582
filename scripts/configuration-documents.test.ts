import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readEnvironment } from "@/lib/config/schema";
import { configurationDocuments } from "./configuration-documents";

it.each(Object.entries(configurationDocuments()))("%s says what the schema says", (file, text) => {
  expect(readFileSync(file, "utf8")).toBe(text);
});

/** What is set in a block of compose.yaml for the app, by name: from one line to the next that is not further in. */
function appBlock(key: string): Record<string, string> {
  const app = readFileSync("compose.yaml", "utf8").split(/\n\n {2}database:\n/)[0] ?? "";
  const [, block = ""] = new RegExp(`\\n {4}${key}:\\n((?: {6}.*\\n?)+)`).exec(app) ?? [];
  return Object.fromEntries([...block.matchAll(/^ {6}(?:- )?(\w+): (.*)$/gm)].map(([, name = "", value = ""]) => [name, value]));
}

it("docker compose hands every setting of .env to the app, but for what the container itself settles", () => {
  expect(appBlock("env_file")).toEqual({ path: ".env" });
  expect(readFileSync("compose.yaml", "utf8")).toMatch(/- path: \.env\n {8}required: false\n/);
  expect(appBlock("environment")).toMatchObject({
    PORT: "3000",
    HOST: "0.0.0.0",
    DATA_DIR: "/data",
    DATABASE_URL: expect.stringContaining("@database:5432/"),
    AUTH_SECRET: expect.stringContaining("${AUTH_SECRET:?"),
    ENCRYPTION_KEY: expect.stringContaining("${ENCRYPTION_KEY:?"),
  });
});

it("what compose.yaml sets is empty where nobody set it, and then leaves other names of the setting in force", () => {
  const empty = Object.fromEntries(Object.entries(appBlock("environment")).filter(([, value]) => value.endsWith(":-}")).map(([name]) => [name, ""]));
  const others = { LM_STUDIO_BASE_URL: "http://10.0.0.2:1234/v1", LM_STUDIO_MODEL_NAME: "small", NEXTAUTH_URL: "https://chat.example.org" };
  expect(readEnvironment({ ...others, ...empty })).toEqual(readEnvironment(others));
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
