import type { ChildProcess } from "node:child_process";

const READY = /is ready: (http:\/\/\S+)/;
/** A first start beside busy specs takes a quarter of it. What hangs has to be said: what is started before all specs has no other limit. */
const START_MAY_TAKE_MS = 150_000;

/**
 * Waits until a start says where the app is.
 * @param printed is given all that it prints, from now until it ends
 * @throws when it ends before that or takes too long, and then ends it; the message holds what it printed
 */
export function readUrl(child: ChildProcess, printed: string[]): Promise<string> {
  let heard = "";
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The app was not ready after ${START_MAY_TAKE_MS / 1_000} seconds:\n${heard}`));
      child.kill("SIGKILL");
    }, START_MAY_TAKE_MS);
    child.once("close", () => clearTimeout(timer));
    const listen = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      printed.push(text);
      heard += text;
      const url = READY.exec(heard)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", reject);
    // "close" and not "exit": by then all that it printed has arrived.
    child.once("close", (code, signal) => reject(new Error(`The app ended (${signal ?? code}) before it was ready:\n${heard}`)));
  });
}
