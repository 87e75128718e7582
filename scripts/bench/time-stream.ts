import { Agent, request } from "node:http";

export type StreamTiming = {
  /** From sending the request to the arrival of the first words, in milliseconds. */
  readonly firstTokenMs: number;
  readonly lastTokenMs: number;
  /** To the end of the body. */
  readonly endMs: number;
  readonly text: string;
};

const agent = new Agent({ keepAlive: true });

/**
 * Sends a request and reads the server-sent events of its answer. One client for the app and for the model server, on
 * connections that stay open, so that what it costs itself falls out of the difference.
 * @param textOf the words in the data of one event, "" where it holds none
 */
export function timeStream(call: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: object;
  textOf: (data: string) => string;
}): Promise<StreamTiming> {
  const body = JSON.stringify(call.body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...call.headers };
  return new Promise((resolve, reject) => {
    const sentAtMs = performance.now();
    const outgoing = request(call.url, { method: "POST", agent, headers }, (response) => {
      const timing = { firstTokenMs: NaN, lastTokenMs: NaN, text: "" };
      let rest = "";
      let refusal = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        const arrivedMs = performance.now() - sentAtMs;
        if (response.statusCode !== 200) return void (refusal += chunk);
        const events = (rest + chunk).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) {
          const text = event.startsWith("data: {") ? call.textOf(event.slice("data: ".length)) : "";
          if (text === "") continue;
          if (Number.isNaN(timing.firstTokenMs)) timing.firstTokenMs = arrivedMs;
          timing.lastTokenMs = arrivedMs;
          timing.text += text;
        }
      });
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${call.url} answered ${response.statusCode}: ${refusal}`));
        else if (timing.text === "") reject(new Error(`${call.url} answered without a word`));
        else resolve({ ...timing, endMs: performance.now() - sentAtMs });
      });
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
