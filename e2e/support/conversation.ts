import { expect, type Locator, type Page } from "@playwright/test";

/** The conversation in view. */
export const conversationIn = (page: Page): Locator => page.getByRole("log", { name: "Conversation" });
export const composerIn = (page: Page): Locator => page.getByRole("textbox", { name: "Message", exact: true });
export const replies = (page: Page): Locator => conversationIn(page).getByRole("article", { name: "Reply" });
export const ownMessages = (page: Page): Locator => conversationIn(page).getByRole("article", { name: "You" });
export const sidebar = (page: Page): Locator => page.getByRole("navigation", { name: "Conversations" });

/** Writes a message and sends it. @returns the reply, which may still be coming */
export async function send(page: Page, text: string): Promise<Locator> {
  const before = await replies(page).count();
  await composerIn(page).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const reply = replies(page).nth(before);
  await expect(reply).toBeVisible();
  return reply;
}

/** Sends and waits until the reply is complete. */
export async function say(page: Page, text: string): Promise<Locator> {
  const reply = await send(page, text);
  await complete(page);
  return reply;
}

/** Waits until no reply is being written. */
export async function complete(page: Page): Promise<void> {
  await expect(conversationIn(page)).toHaveAttribute("aria-busy", "false", { timeout: 30_000 });
}

/** The receipt of a reply, opened. */
export async function openReceipt(page: Page, reply: Locator): Promise<Locator> {
  await reply.getByRole("button", { name: /^What went into this reply/ }).click();
  const receipt = page.getByRole("dialog", { name: "What went into this reply" });
  await expect(receipt).toBeVisible();
  return receipt;
}

/**
 * Opens the memory page until it shows these words: what was said is learned in the background, a moment after the reply.
 */
export async function openMemoryWith(page: Page, words: string): Promise<Locator> {
  const memory = page.getByRole("list", { name: "Memories" }).getByRole("listitem", { name: words });
  await expect(async () => {
    await page.goto("/memory");
    await expect(memory.first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return memory.first();
}
