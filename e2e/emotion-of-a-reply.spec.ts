import { expect, modelTest as test } from "./fixtures";
import { complete, openReceipt, send } from "./support/conversation";
import { randomWord } from "./support/random-words";

test("the receipt of a reply that shows an emotion says which, and that of another says nothing", async ({ page, model }) => {
  const [glad, plain] = [`Good news of ${randomWord()}`, `A train to ${randomWord()}`];
  model.when(glad, "Congratulations, I'm so glad for you! What comes next?");
  model.when(plain, "It leaves at nine.");
  await page.goto("/");
  const first = await send(page, glad);
  await complete(page);
  const receipt = await openReceipt(page, first);
  await expect(receipt.getByText("Emotion")).toBeVisible();
  await expect(receipt.getByRole("definition").filter({ hasText: /^happy$/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(receipt).toBeHidden();

  const second = await send(page, plain);
  await complete(page);
  await expect((await openReceipt(page, second)).getByText("Done after")).toBeVisible();
  await expect(receipt.getByText("Emotion")).toHaveCount(0);
});
