import { chromium, type Page } from "playwright";
import { findChromium } from "@/e2e/support/find-chromium";
import type { Bench } from "./with-app";

/** Runs `work` on a page of the person's, in a browser that has kept nothing. */
export async function withPage<Value>({ appUrl, person }: Pick<Bench, "appUrl" | "person">, work: (page: Page) => Promise<Value>): Promise<Value> {
  const executablePath = findChromium();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([{ ...person.cookie, url: appUrl, httpOnly: true, sameSite: "Lax" }]);
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
