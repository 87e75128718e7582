import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

/** A server that nobody should ever call. */
export type Canary = { readonly url: string; readonly calls: readonly string[]; stop(): Promise<void> };

export async function startCanary(): Promise<Canary> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/**
 * Writes down whatever a page does that hostile text could have made it do: dialogs, errors, broken policies, requests
 * to anywhere but the app.
 */
export async function watchForHarm(page: Page, appUrl: string): Promise<readonly string[]> {
  const harm: string[] = [];
  page.on("dialog", (dialog) => {
    harm.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => harm.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") harm.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${appUrl}/`) && !/^(data|blob):/.test(url)) harm.push(`request: ${url}`);
  });
  page.on("popup", (popup) => harm.push(`popup: ${popup.url()}`));
  await page.exposeFunction("reportViolation", (violation: string) => void harm.push(`policy: ${violation}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      (window as Window & { reportViolation?: (text: string) => void }).reportViolation?.(`${violatedDirective} ${blockedURI}`);
    });
  });
  return harm;
}
