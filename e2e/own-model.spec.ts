import { expect, modelTest as test } from "./fixtures";
import { openMemoryWith, openReceipt, say } from "./support/conversation";
import { WELL_MODEL } from "./support/fault-server";
import { randomName, randomWord } from "./support/random-words";

const fact = (content: string, quote: string, importance = 4) => ({ content, type: "fact", importance, confidence: 1, evidence: { quote, message: 1 } });

test("a model of one's own learns a fact, is given it fenced in a new conversation, and the receipt shows it", async ({ page, model }) => {
  const [name, city, food, question] = [randomName(), randomName(), randomWord(), `${randomWord()}: what should I avoid at dinner?`];
  const said = `My name is ${name}, I live in ${city} and I am allergic to ${food}.`;
  const candidates = [
    fact(`Is called ${name}`, `My name is ${name}`, 5),
    fact(`Lives in ${city}`, `I live in ${city}`),
    fact(`Is allergic to ${food}`, `I am allergic to ${food}`, 5),
    fact("Owns a yacht", "I own a yacht"),
  ];
  model.when(said, `Good to meet you, ${name}.`);
  model.when(`[1] ${said}`, JSON.stringify({ candidates }), WELL_MODEL);
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

  const asked = model.log().find(({ lastMessage }) => lastMessage === question);
  expect(asked?.authorization).toBe("Bearer key-of-a-test");
  expect(asked?.model).toBe("scripted");
  const system = asked?.messages.find(({ role }) => role === "system")?.text ?? "";
  const fenced = /<memories>([\s\S]*?)<\/memories>/.exec(system)?.[1] ?? "";
  for (const known of [`Is allergic to ${food}`, `Is called ${name}`, `Lives in ${city}`]) expect(fenced).toContain(known);

  const receipt = await openReceipt(page, reply);
  await expect(receipt.getByRole("listitem").filter({ hasText: `Is allergic to ${food}` })).toContainText(`“I am allergic to ${food}`);
  await expect(receipt).toContainText("scripted");
  await expect(receipt).toContainText("by the model's own account");
});

test("a corrected memory is what a model of one's own is given next", async ({ page, model }) => {
  const [wrong, right, question] = [randomWord(), randomWord(), `${randomWord()}, what may I not eat?`];
  const said = `I am allergic to ${wrong}.`;
  model.when(`[1] ${said}`, JSON.stringify({ candidates: [fact(`Is allergic to ${wrong}`, `I am allergic to ${wrong}`)] }), WELL_MODEL);
  await page.goto("/");
  await say(page, said);
  const memory = await openMemoryWith(page, `Is allergic to ${wrong}`);
  await memory.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Correct" }).click();
  await page.getByRole("textbox", { name: "What is right" }).fill(`Is allergic to ${right}`);
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(page.getByRole("listitem", { name: `Is allergic to ${right}` })).toBeVisible();

  await page.goto("/");
  await say(page, question);
  const prompt = model.log().find(({ lastMessage }) => lastMessage === question)?.messages.map(({ text }) => text).join("\n") ?? "";
  const fenced = /<memories>([\s\S]*?)<\/memories>/.exec(prompt)?.[1] ?? "";
  expect(fenced).toContain(`Is allergic to ${right}`);
  expect(fenced).not.toContain(wrong);
});
