import { writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import type { Page } from "playwright";
import { memoryContextContract } from "@/lib/memory/contract";
import { summariseConversationContract } from "@/lib/memory/summary/contract";
import type { Figure, Findings } from "./figure";
import { importLife } from "./import-life";
import type { LifeTask } from "./life-task";
import { withPage } from "./open-browser";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { runProgram } from "./run-program";
import { runSql } from "./storage";
import { type ActTiming, type Sight, timeAct, timeOpening, watchPage } from "./time-act";
import { type Bench, withApp } from "./with-app";
import { createLifeWriter } from "./write-life";

const MOST_ELEMENTS = 3_000;
const LONGEST_TASK_MS = 100;
/** What is typed or toggled has to be there at once, what is opened within a second. */
const AT_ONCE_MS = 100;
const OPENED_MS = 1_000;
/** So many conversations are given a summary: as many as a page of them shows. */
const SUMMARISED = 50;
const PROPOSALS = 200;
const ROW = 'ul[aria-label="Memories"] > li';
const COUNTS = new Intl.NumberFormat("en");

type Measured = { readonly name: string; readonly kind: "opened" | "act"; readonly timing: ActTiming };
type Life = { readonly longIds: readonly string[]; readonly longCounts: readonly number[]; readonly memoryCount: number };

/**
 * The pages of somebody who has talked for two years, in Chromium: how long after a key or a click its result is on the
 * screen, how long the page answered nobody meanwhile, how many elements it has, and how much had to be sent for it.
 */
export function measureInspector(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: "rate:max:20" }, async (bench) => {
    const life = await makeLife(bench, options);
    const measured: Measured[] = [];
    for (let round = 0; round < options.pageLoads; round += 1) measured.push(...(await look(bench, life, round)));
    return { figures: toFigures(measured, options), samples: { measured } };
  });
}

/** Two years of turns over the import interface, and what is known, waits and is summarised by now. */
export async function makeLife(bench: Bench, { lifeTurns, lifeConversations, lifeMemories, longMessageCounts }: BenchOptions): Promise<Life> {
  const life = await importLife(bench, createLifeWriter(lifeTurns), { turns: lifeTurns, conversations: lifeConversations, longMessageCounts });
  await jobsDone(bench);
  const conversationsFile = path.join(bench.storage.dataDirectory, "life.json");
  await writeFile(conversationsFile, JSON.stringify(life.conversations));
  const task: LifeTask = {
    connectionString: await bench.storage.connectionString(),
    isEmbedded: bench.storage.isEmbedded,
    ownerId: bench.person.ownerId,
    conversationsFile,
    memoryCount: lifeMemories,
    proposalCount: PROPOSALS,
  };
  await runProgram("scripts/bench/life-program.ts", [JSON.stringify(task)], { ...bench.storage.environment, DATA_DIR: bench.storage.dataDirectory });
  const { path: summarise, method } = summariseConversationContract;
  for (const { id } of life.conversations.slice(-SUMMARISED)) {
    await bench.allowCalls();
    const answer = await ask(bench, summarise.replace("[conversationId]", id), method, null);
    if (answer.status !== summariseConversationContract.status) throw new Error(`Summarising answered ${answer.status}: ${await answer.text()}`);
  }
  await jobsDone(bench);
  // As a quiet minute would: the planner gets its statistics.
  await runSql(task.connectionString, "VACUUM ANALYZE");
  return { longIds: life.longIds, longCounts: longMessageCounts, memoryCount: lifeMemories };
}

const ask = ({ appUrl, person }: Bench, route: string, method: string, body: object | null): Promise<Response> =>
  fetch(`${appUrl}${route}`, {
    method,
    headers: { "content-type": "application/json", origin: appUrl, cookie: `${person.cookie.name}=${person.cookie.value}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** Waits for all that was queued. */
async function jobsDone(bench: Bench): Promise<void> {
  const client = new pg.Client({ connectionString: await bench.storage.connectionString() });
  await client.connect();
  try {
    for (;;) {
      const { rows } = await client.query<{ waiting: boolean }>("SELECT EXISTS (SELECT FROM jobs.job WHERE state < 'completed' AND name <> 'dead-letter') AS waiting");
      if (!rows[0]?.waiting) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await client.end();
  }
}

/** A memory in force with a number that no other has, far from the newest: one has to search for it. */
async function findOldMemory(bench: Bench, from: number): Promise<number> {
  for (let number = from; ; number += 1) {
    const answer = await ask(bench, memoryContextContract.path, "POST", { query: `no. ${number}`, limit: 5 });
    const { memories } = memoryContextContract.response.parse(await answer.json());
    if (memories.some(({ content }) => content.includes(`(no. ${number})`))) return number;
  }
}

/** Types a search up to its last key, for a memory that only the last one brings. @returns its number */
async function typeAlmost(page: Page, bench: Bench, from: number): Promise<number> {
  const field = page.getByRole("searchbox");
  for (let number = await findOldMemory(bench, from); ; number = await findOldMemory(bench, number + 1)) {
    await field.fill("");
    await field.pressSequentially(`no. ${number}`.slice(0, -1), { delay: 40 });
    await page.waitForLoadState("networkidle");
    if ((await page.getByRole("list", { name: "Memories" }).getByText(`(no. ${number})`).count()) === 0) return number;
  }
}

/** Everything, once, each page with an empty cache. */
export async function look(bench: Bench, { longIds, longCounts, memoryCount }: Life, round: number): Promise<Measured[]> {
  const measured: Measured[] = [];
  await bench.allowCalls();
  const onPage = (work: (page: Page) => Promise<void>) =>
    withPage(bench, async (page) => {
      await watchPage(page);
      await work(page);
    });
  const open = async (page: Page, name: string, address: string, sight: Sight) => void measured.push({ name, kind: "opened", timing: await timeOpening(page, `${bench.appUrl}${address}`, sight) });
  const act = async (page: Page, name: string, sight: Sight, work: () => Promise<void>, kind: Measured["kind"] = "act") => void measured.push({ name, kind, timing: await timeAct(page, sight, work) });
  const settled = (page: Page) => page.waitForLoadState("networkidle");

  await onPage(async (page) => {
    await open(page, "memory: opened", "/memory", { selector: ROW });
    await settled(page);
    await act(page, "memory: one type", { selector: ROW, text: "Preference", how: "every" }, () => page.getByRole("button", { name: /^Preferences/ }).click());
    await act(page, "memory: all types again", { selector: ROW, text: "Fact" }, () => page.getByRole("button", { name: "All", exact: true }).click());
    const newest = (await page.locator(ROW).first().getAttribute("aria-label")) ?? "";
    // Who presses a button with a pointer has pointed at it for a moment.
    await page.getByRole("button", { name: "Older ones" }).hover();
    await settled(page);
    await act(page, "memory: the next page of it", { selector: ROW, text: newest, how: "none" }, () => page.getByRole("button", { name: "Older ones" }).click());
    await act(page, "memory: the page before", { selector: ROW, text: newest }, () => page.getByRole("button", { name: "Newer ones" }).click());
    const number = await typeAlmost(page, bench, Math.floor(memoryCount / 2) + round * 50);
    await act(page, "memory: search, from the last key", { selector: ROW, text: `(no. ${number})` }, () => page.keyboard.press(String(number).slice(-1)));
    await settled(page);
    const row = page.getByRole("list", { name: "Memories" }).getByRole("listitem").filter({ hasText: `(no. ${number})` });
    await act(page, "memory: a score explained", { selector: `${ROW} details[open] dl` }, () => row.getByText("match").click());
    const choose = async (choice: string) => {
      await row.getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: choice }).click();
    };
    await act(page, "memory: its history", { selector: `${ROW} ol[aria-label="History"] > li` }, () => choose("History"));
    await act(page, "memory: its words to be corrected", { selector: `${ROW} textarea` }, () => choose("Correct"));
    await page.getByRole("textbox", { name: "What is right" }).fill(`Put right (no. ${number}) for the ${round + 1}. time`);
    await act(page, "memory: corrected", { selector: `${ROW} p`, text: "Put right" }, () => page.keyboard.press("Enter"));
    await settled(page);
    const first = page.getByRole("list", { name: "Waiting for your word" }).getByRole("listitem").first();
    const refused = await first.getAttribute("aria-label") ?? "";
    await act(page, "inbox: one refused", { selector: 'ul[aria-label="Waiting for your word"] > li', text: refused, how: "none" }, () => first.getByRole("button", { name: /^Do not remember/ }).click());
  });
  await onPage(async (page) => {
    await open(page, "timeline: opened", "/memory/timeline", { selector: 'ul[aria-label="Known then"] > li' });
    await settled(page);
    await act(page, "timeline: another stretch", { selector: "#known", text: "What I knew on" }, () => page.getByRole("group", { name: "Learned over time, by type" }).getByRole("link").nth(9).click(), "opened");
    await settled(page);
    const weekAgo = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" }).format(new Date(Date.now() - 7 * 86_400_000));
    await act(page, "timeline: a week ago", { selector: "#known", text: `What I knew on ${weekAgo}` }, () => page.getByRole("link", { name: "A week ago" }).click(), "opened");
  });
  await onPage(async (page) => {
    await open(page, "summaries: opened", "/memory/summaries", { selector: 'ul[aria-label="Summaries"] > li' });
    await settled(page);
    await act(page, "summaries: one unfolded", { selector: 'ol[aria-label="What the turns came to"] > li' }, () => page.getByRole("list", { name: "Summaries" }).getByRole("button").nth(4).click());
  });
  await onPage(async (page) => {
    await open(page, "start page: opened", "/", { selector: 'nav[aria-label="Conversations"] li' });
    await settled(page);
    const list = page.getByRole("navigation", { name: "Conversations" });
    await act(page, "sidebar: older conversations", { selector: 'nav[aria-label="Conversations"] li', how: { atLeast: 51 } }, () => list.getByRole("button", { name: "Older conversations" }).click());
    await settled(page);
    await act(page, "sidebar: to a conversation", { selector: '[role="log"] article' }, () => list.getByRole("link").nth(12).click(), "opened");
  });
  for (const [index, id] of longIds.entries()) {
    await onPage(async (page) => {
      const name = `a conversation of ${COUNTS.format(longCounts[index] ?? 0)} messages`;
      await open(page, `${name}: opened`, `/c/${id}`, { selector: '[role="log"] article' });
      await settled(page);
      // Here, too, a pointer comes before the press.
      await page.getByRole("button", { name: "Earlier messages" }).hover();
      await settled(page);
      await act(page, `${name}: earlier messages`, { selector: '[role="log"] li:nth-child(31) article' }, () => page.getByRole("button", { name: "Earlier messages" }).click());
    });
  }
  return measured;
}

function toFigures(measured: readonly Measured[], { pageLoads }: BenchOptions): Figure[] {
  const names = [...new Set(measured.map(({ name }) => name))];
  return names.flatMap((name) => {
    const own = measured.filter((each) => each.name === name);
    const isOpening = own[0]?.kind === "opened";
    const figure = (what: string, samples: number[], unit: Figure["unit"], reach: Figure["reach"], of = median): Figure => ({ what: `${name}${what}`, measured: of(samples), unit, reach, n: pageLoads });
    const timings = own.map(({ timing }) => timing);
    return [
      figure("", timings.map(({ paintedMs }) => paintedMs), "ms", { atMost: isOpening ? OPENED_MS : AT_ONCE_MS }),
      figure(", the longest task", timings.map(({ longTasksMs }) => Math.max(0, ...longTasksMs)), "ms", { atMost: LONGEST_TASK_MS }),
      figure(", elements", timings.map(({ elements }) => elements), "elements", { atMost: MOST_ELEMENTS }, (samples) => Math.max(...samples)),
      figure(", sent for it", timings.map(({ bytes }) => bytes / 1_000), "kB", null),
    ];
  });
}
