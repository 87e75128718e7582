import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { get } from "node:http";
import path from "node:path";
import type { Page } from "playwright";
import { z } from "zod";
import type { Figure, Findings } from "./figure";
import { withPage } from "./open-browser";
import type { BenchOptions } from "./options";
import { ROOT } from "./paths";
import { withApp } from "./with-app";

/** As Chromium asks, so that the answer is compressed as it would be for it. */
const ENCODINGS = "gzip, deflate, br, zstd";
const ScriptLists = z.object({ rootMainFiles: z.array(z.string()), polyfillFiles: z.array(z.string()) });

type Script = {
  readonly url: string;
  /** Of the body, as it was sent. */
  readonly sentBytes: number;
  readonly bytes: number;
  /** `html`: the page names it and the browser loads it at once. `later`: scripts of ours fetched it until nothing moved any more. */
  readonly loaded: "html" | "later";
  /** Next and React, which every page of every such app loads. */
  readonly isFramework: boolean;
};

/** JavaScript that the page of a conversation makes a browser load that has nothing yet, as it came over the wire. */
export function measureFirstLoad({ databaseUrl }: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl, chatModel: "rate:max:20" }, async (bench) => {
    const conversationId = randomUUID();
    await bench.person.say("Say something.", { newConversationId: conversationId });
    const { fromHtml, all } = await withPage(bench, (page) => readScripts(page, `${bench.appUrl}/c/${conversationId}`));
    const scripts = await Promise.all(all.map((url) => measureScript(url, fromHtml.has(url))));
    const framework = await readFrameworkFiles();
    const told = scripts.map((script): Script => ({ ...script, isFramework: framework.some((file) => script.url.endsWith(file)) }));
    const first = told.filter(({ loaded }) => loaded === "html");
    const figure = (what: string, list: readonly Script[], reach: Figure["reach"] = null): Figure => ({ what, measured: list.reduce((sum, { sentBytes }) => sum + sentBytes, 0) / 1_000, unit: "kB", reach, n: list.length });
    return {
      figures: [
        figure("first-load JavaScript of /c/[id], as sent (n: files)", first, { atMost: 260 }),
        figure("of it Next and React", first.filter(({ isFramework }) => isFramework)),
        figure("of it ours and our libraries", first.filter(({ isFramework }) => !isFramework)),
        figure("loaded afterwards, until nothing moves", told.filter(({ loaded }) => loaded === "later")),
      ],
      samples: { scripts: told },
    };
  });
}

async function readScripts(page: Page, url: string): Promise<{ fromHtml: ReadonlySet<string>; all: readonly string[] }> {
  const loaded = new Set<string>();
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") loaded.add(request.url());
  });
  const response = await page.goto(url, { waitUntil: "networkidle" });
  const html = (await response?.text()) ?? "";
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js[^"]*)"[^>]*>/g)].map(([, address = ""]) => new URL(address.replaceAll("&amp;", "&"), url).href);
  if (named.length === 0) throw new Error(`${url} names no scripts: it answered ${response?.status()}`);
  // `nomodule` scripts are named, too, and no browser of today loads them.
  return { fromHtml: new Set(named.filter((address) => loaded.has(address))), all: [...loaded] };
}

function measureScript(url: string, isFromHtml: boolean): Promise<Omit<Script, "isFramework">> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": ENCODINGS } }, (response) => {
      let sentBytes = 0;
      response.on("data", (chunk: Buffer) => (sentBytes += chunk.length));
      response.on("error", reject);
      response.on("end", () => {
        const file = path.join(ROOT, ".next", new URL(url).pathname.replace("/_next/", ""));
        readFile(decodeURIComponent(file)).then(
          ({ length }) => resolve({ url: new URL(url).pathname, sentBytes, bytes: length, loaded: isFromHtml ? "html" : "later" }),
          reject,
        );
      });
    }).on("error", reject);
  });
}

async function readFrameworkFiles(): Promise<string[]> {
  const text = await readFile(path.join(ROOT, ".next", "build-manifest.json"), "utf8");
  const { rootMainFiles, polyfillFiles } = ScriptLists.parse(JSON.parse(text));
  return [...rootMainFiles, ...polyfillFiles];
}
