import { beforeAll, describe, expect, it } from "vitest";
import { begin, newConversationId, readUntil, submit, useModelServer } from "@/e2e/support/turns";
import { signedInBrowser } from "@/lib/accounts/__fixtures__/test-accounts";
import { TestBrowser } from "@/lib/accounts/__fixtures__/test-browser";
import { renameConversation } from "@/lib/chat/commands";
import { db } from "@/lib/db/client";
import { trustedScope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { sendJob } from "@/lib/jobs/commands";
import { createMemory, hideMemory } from "@/lib/memory/commands";
import { embedMissingJob } from "@/lib/memory/jobs";
import { NewMemory } from "@/lib/memory/schema";
import { aWord, type Someone, someoneWith } from "@/lib/turn/__fixtures__/someone-with";
import { HOLDINGS } from "@/lib/turn/personal-data/holdings";
import { GET as handOut } from "./export/route";
import { DELETE as erase } from "./delete/route";

useTestDatabase();
const { server, useModel } = useModelServer();

const send = (browser: TestBrowser, what: "export" | "delete", userId?: string) =>
  browser.send(what === "export" ? handOut : erase, `/api/v1/gdpr/${what}${userId === undefined ? "" : `?user_id=${encodeURIComponent(userId)}`}`, { method: what === "export" ? "GET" : "DELETE" });

/** Every table of every schema that is not PostgreSQL's own, with the rows that hold the text anywhere, in whichever column. */
async function rowsWith(...texts: string[]): Promise<Record<string, number>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' ORDER BY 1`;
  expect(tables.length).toBeGreaterThan(HOLDINGS.length);
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${name} t WHERE lower(t::text) LIKE ANY ($1::text[])`, texts.map((text) => `%${text.toLowerCase()}%`));
    if (row && row.count > 0) found[name.replace(/^public\./, "")] = row.count;
  }
  return found;
}

/** What only somebody who can sign in has. */
const OF_ACCOUNTS = new Set(["owners", "accounts", "account_identities", "sessions", "one_time_links"]);

/** The rows of every table that holds rows of people, by their primary key. */
async function rowsHeld(): Promise<Record<string, string[]>> {
  const tables = HOLDINGS.map(async ({ table, key }) => {
    const rows = await db().$queryRawUnsafe<{ row: string }[]>(`SELECT concat_ws(' ', ${key.join(", ")}) AS row FROM ${table} ORDER BY 1`);
    return [table, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

let bob: Someone;
let bobs: TestBrowser;
const bobsWord = aWord();
beforeAll(async () => {
  useModel("ok");
  bob = await someoneWith(server(), bobsWord);
  bobs = await signedInBrowser(bob.ownerId);
});

describe("the list of what is held", () => {
  it("names every table that an owner or a user stands in, and every table that hangs on one of those", async () => {
    const tables = await db().$queryRaw<{ name: string }[]>`
      WITH RECURSIVE held AS (
        SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
          AND (c.relname = 'owners' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('owner_id', 'user_id')))
        UNION SELECT k.conrelid FROM pg_constraint k JOIN held ON k.confrelid = held.oid WHERE k.contype = 'f'
      ) SELECT oid::regclass::text AS name FROM held`;
    expect(HOLDINGS.map(({ table }) => table).sort()).toEqual(tables.map(({ name }) => name).sort());
  });
});

describe("GET /api/v1/gdpr/export", () => {
  it("200: every row of every table, opened, in JSON that can be read", async () => {
    const answer = await send(bobs, "export", bob.ownerId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    for (const { table, isDerived } of HOLDINGS.filter(({ table: name }) => !["account_identities", "one_time_links", "turn_events", "memory_exclusions"].includes(name))) {
      if (isDerived) expect(answer.json, table).not.toHaveProperty(table);
      else expect((answer.json[table] as unknown[]).length, table).toBeGreaterThan(0);
    }
    for (const table of ["accounts", "conversations", "messages", "receipts", "summaries", "memories", "memory_versions", "memory_sources", "memory_proposals", "test_questions", "dead_letters"]) {
      expect(JSON.stringify(answer.json[table]), table).toContain(bobsWord);
    }
    const text = JSON.stringify(answer.json);
    expect(text).not.toMatch(/_sealed"|_hash"/);
    expect(answer.json["accounts"]).toMatchObject([{ email: bob.email, display_name: bobsWord }]);
  });

  it("200: more rows than fit a page come once each", async () => {
    const { ownerId, scope } = await makeOwner();
    await db().usageRecord.createMany({
      data: Array.from({ length: 250 }, () => ({
        ownerId, id: newId(), userId: scope.userId, role: "chat", providerId: "p", modelId: "m", promptTokens: 1, completionTokens: 1, reasoningTokens: 0, usageSource: "estimated", latencyMs: 1, attempts: 1, outcome: "ok",
      })),
    });
    const answer = await send(await signedInBrowser(ownerId), "export", ownerId);
    expect(new Set((answer.json["usage_records"] as { id: string }[]).map(({ id }) => id)).size).toBe(250);
    expect(answer.json["usage_records"]).toHaveLength(250);
  });

  it("200: nothing of another, whose id is named", async () => {
    const mallory = await signedInBrowser((await makeOwner()).ownerId);
    const answer = await send(mallory, "export", bob.ownerId);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.json)).not.toContain(bobsWord);
    for (const [name, rows] of Object.entries(answer.json)) if (Array.isArray(rows)) expect(rows, name).toEqual([]);
  });

  it.each([["nobody named", undefined], ["an empty name", ""], ["a name too long", "x".repeat(256)]])("400: %s", async (_name, userId) => {
    expect((await send(bobs, "export", userId)).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await send(new TestBrowser(), "export", bob.ownerId)).status).toBe(401);
  });
});

describe("DELETE /api/v1/gdpr/delete", () => {
  it("200: an account with all of it, counted; no table holds a row or an id of it, and nobody else lost one", async () => {
    useModel("ok");
    const ada = await someoneWith(server(), aWord());
    await db().oneTimeLink.create({ data: { ownerId: bob.ownerId, id: newId(), purpose: "mailed-invitation", tokenHash: new Uint8Array(Buffer.from(newId())), email: ada.email, expiresAt: new Date() } });
    await sendJob(null, embedMissingJob, { ownerId: ada.ownerId, userId: ada.scope.userId });
    server().when("Slowly", { text: "word ".repeat(2_000), tokensPerSecond: 50 });
    await readUntil(await begin(ada.scope, submit(newConversationId(), "Slowly now")), 10);
    const held = await rowsWith(ada.ownerId, ada.email);
    expect(Object.keys(held).length).toBeGreaterThan(15);
    const others = await rowsWith(bob.ownerId);

    const answer = await send(await signedInBrowser(ada.ownerId), "delete", ada.ownerId);
    expect(answer).toMatchObject({ status: 200, json: { user_id: ada.ownerId, account_deleted: true, total_after: 0 } });
    expect(answer.json["total_before"]).toBeGreaterThan(20);
    expect(Object.keys(answer.json["before"] as object).sort()).toEqual(Object.keys(answer.json["after"] as object).sort());
    expect(await rowsWith(ada.ownerId, ada.email, ada.conversationId)).toEqual({});
    const left = await rowsWith(bob.ownerId);
    expect({ ...left, one_time_links: 0 }).toEqual({ ...others, one_time_links: 0 });
  });

  it("200: one user of an owner alone, in every table; the owner and the other users stay", async () => {
    const owner = await someoneWith(server(), aWord());
    const scope = trustedScope(owner.ownerId, `user-${newId()}`);
    await someoneWith(server(), aWord(), { ...owner, scope: trustedScope(owner.ownerId, `other-${newId()}`) });
    const browser = await signedInBrowser(owner.ownerId);
    const before = await rowsHeld();

    await someoneWith(server(), aWord(), { ...owner, scope });
    const hidden = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Rows" }), { origin: "api" });
    await hideMemory(scope, hidden.id);
    await sendJob(null, embedMissingJob, { ownerId: owner.ownerId, userId: scope.userId });
    server().when("Slowly", { text: "word ".repeat(2_000), tokensPerSecond: 50 });
    await readUntil(await begin(scope, submit(newConversationId(), "Slowly now")), 10);
    const grown = await rowsHeld();
    const usersTables = HOLDINGS.map(({ table }) => table).filter((table) => !OF_ACCOUNTS.has(table));
    expect(usersTables.filter((table) => (grown[table]?.length ?? 0) > (before[table]?.length ?? 0))).toEqual(usersTables);

    const answer = await send(browser, "delete", scope.userId);
    expect(answer.json).toMatchObject({ account_deleted: false, total_after: 0 });
    for (const table of usersTables) expect((answer.json["before"] as Record<string, number>)[table], table).toBe((grown[table]?.length ?? 0) - (before[table]?.length ?? 0));
    expect(await rowsHeld()).toEqual(before);
    expect(await rowsWith(scope.userId)).toEqual({});
    expect((await send(browser, "delete", scope.userId)).json).toMatchObject({ total_before: 0, total_after: 0 });
  });

  it("200: nothing of another, whose id is named", async () => {
    const before = await rowsWith(bob.ownerId);
    const mallory = await signedInBrowser((await makeOwner()).ownerId);
    expect((await send(mallory, "delete", bob.ownerId)).json).toMatchObject({ total_before: 0, total_after: 0, account_deleted: false });
    expect(await rowsWith(bob.ownerId)).toEqual(before);
    expect((await renameConversation(bob.scope, bob.conversationId, "Still here")).ok).toBe(true);
  });

  it("409: the only admin, while others are here; nothing is deleted", async () => {
    const { ownerId } = await makeOwner();
    await db().account.update({ where: { ownerId }, data: { role: "admin" } });
    const before = await rowsWith(ownerId);
    expect(await send(await signedInBrowser(ownerId), "delete", ownerId)).toMatchObject({ status: 409, json: { code: "conflict" } });
    expect(Object.keys(await rowsWith(ownerId))).toEqual(expect.arrayContaining(Object.keys(before)));
    await db().account.update({ where: { ownerId }, data: { role: "member" } });
  });

  it("400: nobody named", async () => {
    expect((await send(bobs, "delete")).status).toBe(400);
  });

  it("401: nobody signed in", async () => {
    expect((await send(new TestBrowser(), "delete", bob.ownerId)).status).toBe(401);
  });
});
