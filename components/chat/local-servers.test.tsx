import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { LocalServer } from "@/lib/models/types";
import { LocalServers } from "./local-servers";

const ollama = (...models: string[]): LocalServer => ({ id: "ollama", label: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", models });
const lmStudio = (...models: string[]): LocalServer => ({ id: "lm-studio", label: "LM Studio", baseUrl: "http://127.0.0.1:1234/v1", models });
const linesOf = (...servers: LocalServer[]) =>
  renderToStaticMarkup(<LocalServers servers={servers} />).split(/<[^>]*>/).filter((text) => text !== "");

it.each([
  [ollama("llama3.3"), "Ollama runs on this machine with llama3.3.", "LLM_BASE_URL=http://127.0.0.1:11434/v1 LLM_MODEL=llama3.3 npm start"],
  [ollama("llama3.3", "qwen3"), "Ollama runs on this machine with llama3.3 and one more.", "LLM_BASE_URL=http://127.0.0.1:11434/v1 LLM_MODEL=llama3.3 npm start"],
  [lmStudio("qwen/qwen3-4b", "a", "b"), "LM Studio runs on this machine with qwen/qwen3-4b and 2 more.", "LLM_BASE_URL=http://127.0.0.1:1234/v1 LLM_MODEL=qwen/qwen3-4b npm start"],
])("names a model, how many more there are, and the command that takes the first", (server, sentence, command) => {
  expect(linesOf(server)).toEqual([`${sentence} To talk to it, stop the app and start it with:`, command]);
});

it("says how a server without a model gets one", () => {
  expect(linesOf(ollama(), lmStudio())).toEqual([
    "Ollama runs on this machine, but has no model that can answer. Fetch one, then open this page again:",
    "ollama pull llama3.2",
    "LM Studio runs on this machine, but has no model that can answer. Download one in its window, then open this page again.",
  ]);
});

it("says nothing where nobody is", () => {
  expect(linesOf()).toEqual([]);
});
