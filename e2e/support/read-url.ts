import type { ChildProcess } from "node:child_process";

const READY = /is ready: (http:\/\/\S+)/;

/**
 * Waits until a start says where the app is.
 * @param printed is given all that it prints, from now until it ends
 * @throws when it ends before that; the message holds what it printed
 */
export function readUrl(child: ChildProcess, printed: string[]): Promise<string> {
  let heard = "";
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      printed.push(text);
      heard += text;
      const url = READY.exec(heard)?.[1];
      if (url) resolve(url);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", reject);
    // "close" and not "exit": by then all that it printed has arrived.
    child.once("close", (code, signal) => reject(new Error(`The app ended (${signal ?? code}) before it was ready:\n${heard}`)));
  });
}
