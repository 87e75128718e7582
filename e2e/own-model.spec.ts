import { CONNECTED, expect, modelTest as test } from "./fixtures";
import { openMemoryWith, openReceipt, say } from "./support/conversation";
import { letLearn, proposedFact } from "./support/let-learn";
import { randomName, randomWord } from "./support/random-words";
import { lastPrompt } from "./support/sent-prompt";

test("a model of one's own learns a fact, is given it fenced in a new conversation, and the receipt shows it", async ({ page, model }) => {
  const [name, city, food, question] = [randomName(), randomName(), randomWord(), `${randomWord()}: what should I avoid at dinner?`];
  const said = `My name is ${name}, I live in ${city} and I am allergic to ${food}.`;
  letLearn(
    model,
    said,
    proposedFact(`Is called ${name}`, `My name is ${name}`),
    proposedFact(`Lives in ${city}`, `I live in ${city}`, 4),
    proposedFact(`Is allergic to ${food}`, `I am allergic to ${food}`),
    proposedFact("Owns a yacht", "I own a yacht", 4),
  );
  model.when(said, `Good to meet you, ${name}.`);
  model.when(question, `Better leave out anything with ${food} in it: you are allergic to ${food}.`);

  await page.goto("/");
  await expect(page.getByText("scripted is answering.")).toBeVisible();
  await expect(await say(page, said)).toContainText(`Good to meet you, ${name}.`);
  await openMemoryWith(page, `Is allergic to ${food}`);
  // What the model made up has no words of the person behind it.
  await expect(page.getByRole("listitem", { name: "Owns a yacht" })).toHaveCount(0);

  await page.goto("/");
  const reply = await say(page, question);
  await expect(reply).toContainText(`anything with ${food} in it`);

  const prompt = lastPrompt(model, question);
  expect(prompt).toMatchObject({ modelId: CONNECTED.modelId, authorization: `Bearer ${CONNECTED.apiKey}` });
  for (const known of [`Is allergic to ${food}`, `Is called ${name}`, `Lives in ${city}`]) expect(prompt.memories).toContain(known);

  const receipt = await openReceipt(page, reply);
  await expect(receipt.getByRole("listitem").filter({ hasText: `Is allergic to ${food}` })).toContainText(`“I am allergic to ${food}`);
  await expect(receipt).toContainText(CONNECTED.modelId);
  await expect(receipt).toContainText("by the model’s own count");
});
