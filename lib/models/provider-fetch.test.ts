import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

import { providerFetch } from "./provider-fetch";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe("providerFetch with the demo model", () => {
  it("ends the stream when it is stopped, also after everything that nobody holds was collected", async () => {
    const send = providerFetch({ id: "demo", label: "Demo model", kind: "demo", tokensPerSecond: Infinity }, { connectMs: 1_000, expect: "text/event-stream" });
    const controllers = Array.from({ length: 20 }, () => new AbortController());
    const body = JSON.stringify({ model: "demo", stream: true, messages: [{ role: "user", content: "Count to 400." }] });
    const readers = await Promise.all(
      controllers.map(async ({ signal }) => {
        const reader = (await send("http://demo.invalid/v1/chat/completions", { method: "POST", body, signal })).body?.getReader();
        await reader?.read();
        return reader;
      }),
    );
    await nextTurn();
    collectGarbage();
    await nextTurn();
    collectGarbage();
    for (const controller of controllers) controller.abort(new Error("stopped"));
    // What was made ahead may still come.
    const readOn = async (reader: (typeof readers)[number]) => {
      for (let frame = 0; frame < 5; frame += 1) await reader?.read();
    };
    const ends = await Promise.allSettled(readers.map(readOn));
    expect(ends.map((end) => (end.status === "rejected" ? String(end.reason) : "went on"))).toEqual(controllers.map(() => "Error: stopped"));
  });
});
