import { type Page, test as base } from "@playwright/test";
import { type AppServer, startApp } from "./support/app-server";
import { type FaultServer, startFaultServer, WELL_MODEL } from "./support/fault-server";
import { newPerson, type Person, signIn } from "./support/people";

/** The app before a model server that does what a spec tells it to. */
type ModelledApp = { readonly app: AppServer; readonly model: FaultServer };

type WorkerFixtures = { demoApp: AppServer; modelledApp: ModelledApp };

type Fixtures = {
  /** The app that a spec talks to; its own worker's. */
  app: AppServer;
  /** The model server behind it; null where the demo model answers. */
  connected: FaultServer | null;
  /** Someone with an account of their own, signed in in the browser of `page`. */
  person: Person;
  /** A page of another browser, in which nobody is signed in. */
  strangersPage: Page;
};

/** How the connected model is set. */
export const CONNECTED = { modelId: "scripted", apiKey: "key-of-a-test" } as const;

const OPEN_TO_ALL = { SIGNUP: "open" } as const;

/**
 * Titles and memories are asked of a model that is always well, so that a spec can script what the chat model does
 * without meddling with them. Patience is short enough for a test to see it end.
 */
const modelled = (model: FaultServer) => ({
  LLM_BASE_URL: model.url,
  LLM_API_KEY: CONNECTED.apiKey,
  LLM_MODEL: CONNECTED.modelId,
  SUMMARY_MODEL: WELL_MODEL,
  EXTRACTION_MODEL: WELL_MODEL,
  LLM_CONNECT_TIMEOUT_MS: "4000",
  LLM_FIRST_TOKEN_TIMEOUT_MS: "4000",
  LLM_BETWEEN_TOKENS_TIMEOUT_MS: "3000",
});

/** Specs that talk to the built-in demo model. Each has an account of its own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  demoApp: [
    async ({}, use) => {
      const app = await startApp({ environment: OPEN_TO_ALL });
      // The first account is the admin's; a person in a spec is not.
      await newPerson(app.url);
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  modelledApp: [
    async ({}, use) => {
      const model = await startFaultServer();
      const app = await startApp({ environment: { ...OPEN_TO_ALL, ...modelled(model) } });
      await newPerson(app.url);
      await use({ app, model });
      await app.stop();
      await model.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  app: async ({ demoApp }, use) => use(demoApp),
  connected: async ({}, use) => use(null),
  baseURL: async ({ app }, use) => use(app.url),
  person: async ({ app, context }, use) => {
    const person = await newPerson(app.url);
    await signIn(context, app.url, person);
    await use(person);
  },
  page: async ({ page, person: _person }, use) => use(page),
  strangersPage: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}) });
    await use(await context.newPage());
    await context.close();
  },
});

const connectedTest = test.extend({
  app: async ({ modelledApp }, use) => use(modelledApp.app),
  connected: async ({ modelledApp }, use) => use(modelledApp.model),
});

/** Specs that talk to an OpenAI-compatible server given by `LLM_BASE_URL`, which does what `model` is told. */
export const modelTest = connectedTest.extend<{ model: FaultServer }>({
  model: async ({ modelledApp }, use) => use(modelledApp.model),
});

/**
 * What a person sees is the same whoever answers. A model server that is told nothing answers as the demo model does;
 * beside it a spec can look at what was sent there.
 */
export const EITHER_MODEL = [
  ["the demo model", test],
  ["a connected model", connectedTest],
] as const;

export { expect } from "@playwright/test";
