import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { startFaultServer, type FaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { closeAllCircuits } from "./circuit-breaker";
import { complete, completeJson } from "./complete";

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ tokensPerSecond: Infinity });
});
afterAll(() => server.close());
beforeEach(() => {
  closeAllCircuits();
  server.reset();
});

const messages = [{ role: "user", content: "Who is it?" }] as const;
const schema = z.object({ name: z.string(), count: z.number().int() });
const askForJson = (model: string) => completeJson(modelSettingsFor(server.url, model), { role: "extraction", messages, schema });

it("gives the whole text and the record of the call", async () => {
  server.when("Who is it?", "It is the postman.");
  const reply = await complete(modelSettingsFor(server.url, "any"), { role: "title", messages });
  expect(reply).toMatchObject({ ok: true, value: { text: "It is the postman.", calls: [{ role: "title", outcome: "finished" }] } });
});

it("a reply cut half-way is a failure, not a short text", async () => {
  const reply = await complete(modelSettingsFor(server.url, "fault:cut"), { role: "title", messages });
  expect(reply).toMatchObject({ ok: false, failure: { failure: { code: "cut-off" }, calls: [{ outcome: "cut-off" }] } });
});

it("asks for the schema and returns what fits it", async () => {
  server.when("Who is it?", '{"name":"Ada","count":2}');
  expect(await askForJson("any")).toMatchObject({ ok: true, value: { value: { name: "Ada", count: 2 } } });
  expect(server.log()[0]?.body).toMatchObject({ response_format: { type: "json_schema", json_schema: { schema: { required: ["name", "count"] } } } });
});

it("reads JSON in a fence with talk around it", async () => {
  expect(await askForJson("fault:fence")).toMatchObject({ ok: true, value: { value: { name: "Ada", count: 2 } } });
});

it("goes on without JSON modes where a server has none", async () => {
  expect(await askForJson("fault:nojsonmode")).toMatchObject({ ok: true, value: { value: { name: "Ada" } } });
});

it("asks once more, then says that it cannot be parsed, with both calls on record", async () => {
  const reply = await askForJson("fault:notjson");
  expect(reply).toMatchObject({ ok: false, failure: { failure: { code: "unparsable" }, calls: [{}, {}] } });
  expect(server.log()).toHaveLength(2);
});

it("JSON of another shape is not taken", async () => {
  server.when("Who is it?", '{"name":"Ada","count":"two"}');
  server.when("JSON Schema", '{"name":"Ada","count":"two"}');
  expect(await askForJson("any")).toMatchObject({ ok: false, failure: { failure: { code: "unparsable" } } });
});
