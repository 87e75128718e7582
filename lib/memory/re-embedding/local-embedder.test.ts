import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { sendJob } from "@/lib/jobs/commands";
import { startJobs } from "@/lib/jobs/start";
import { createMemory } from "@/lib/memory/commands";
import { closeEmbedder, currentEmbedder, openEmbedder, readyEmbedder } from "@/lib/memory/current-embedder";
import { embedAllJob, MEMORY_JOBS } from "@/lib/memory/jobs";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { searchMemories } from "@/lib/memory/search/recall";
import { writeTinyModel } from "@/lib/models/embedders/local/__fixtures__/tiny-model";

useTestDatabase();
const settings = useSettings();
let folder = "";
let jobs: { stop: () => Promise<void> };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "local-memory-test-"));
  jobs = await startJobs(MEMORY_JOBS);
});
afterAll(async () => {
  await jobs.stop();
  await rm(folder, { recursive: true, force: true });
});

const SLOW_MACHINE = { timeout: 40_000 };
const remember = (scope: Scope, content: string) => createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
const found = async (scope: Scope, query: string) => (await searchMemories(scope, SearchMemories.parse({ query }))).map(({ memory }) => memory.content);
const embedders = async ({ ownerId }: Scope) => (await db().searchEmbedding.findMany({ where: { document: { ownerId } }, select: { embedder: true } })).map(({ embedder }) => embedder).toSorted();
/** As at the start of the app. */
const open = () => openEmbedder(() => void sendJob(null, embedAllJob, {}));

it("reads anew what the built-in one had read, in the background, and then finds by meaning what shares no word", async () => {
  const [{ scope }, other] = [await makeOwner(), await makeOwner()];
  for (const content of ["Looks after an apiary", "Owns a yacht", "Bakes often"]) await remember(scope, content);
  await remember(other.scope, "Feeds waterfowl");
  expect(await embedders(scope)).toEqual(["builtin-384-v1", "builtin-384-v1", "builtin-384-v1"]);
  expect(await found(scope, "beekeeper")).not.toContain("Looks after an apiary");

  const model = path.join(folder, "whole");
  await writeTinyModel(model);
  settings.set({ EMBEDDER: "local", EMBEDDING_MODEL: model, DATA_DIR: folder });
  open();
  await expect.poll(() => embedders(scope), SLOW_MACHINE).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^local\/whole-6-/) as string));
  await expect.poll(() => embedders(other.scope), SLOW_MACHINE).toEqual([expect.stringMatching(/^local\/whole-6-/)]);

  expect((await found(scope, "beekeeper"))[0]).toBe("Looks after an apiary");
  await remember(scope, "Races in a regatta");
  expect((await embedders(scope)).filter((name) => name === currentEmbedder().name)).toHaveLength(4);
  expect((await found(scope, "sails")).slice(0, 2).toSorted()).toEqual(["Owns a yacht", "Races in a regatta"]);
  await closeEmbedder();
});

it("is done without while its model is away: words find, and what was stored meanwhile is read when it comes", async () => {
  const { scope } = await makeOwner();
  const model = path.join(folder, "later");
  settings.set({ EMBEDDER: "local", EMBEDDING_MODEL: model, DATA_DIR: folder });
  open();
  await remember(scope, "Looks after an apiary");
  expect(await embedders(scope)).toEqual([]);
  expect(await found(scope, "apiary")).toEqual(["Looks after an apiary"]);
  expect(await found(scope, "beekeeper")).toEqual([]);
  await expect(readyEmbedder()).rejects.toThrow("not ready");

  await writeTinyModel(model);
  await expect.poll(() => embedders(scope), SLOW_MACHINE).toEqual([expect.stringMatching(/^local\/later-6-/)]);
  expect(await found(scope, "beekeeper")).toEqual(["Looks after an apiary"]);
  await closeEmbedder();
});
