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
  /** Someone with an account of their own, signed in in the browser of `page`. */
  person: Person;
  /** A page of another browser, in which nobody is signed in. */
  strangersPage: Page;
};

const OPEN_TO_ALL = { SIGNUP: "open" } as const;

/**
 * Titles and memories are asked of a model that is always well, so that a spec can script what the chat model does
 * without meddling with them. Patience is short enough for a test to see it end.
 */
const modelled = (model: FaultServer) => ({
  LLM_BASE_URL: model.url,
  LLM_API_KEY: "key-of-a-test",
  LLM_MODEL: "scripted",
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

/** Specs that talk to an OpenAI-compatible server given by `LLM_BASE_URL`, which does what `model` is told. */
export const modelTest = test.extend<{ model: FaultServer }>({
  app: async ({ modelledApp }, use) => use(modelledApp.app),
  model: async ({ modelledApp }, use) => use(modelledApp.model),
});

export { expect } from "@playwright/test";
