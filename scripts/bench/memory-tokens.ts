import { readMessagesContract } from "@/lib/chat/contract";
import type { PromptPartName, Receipt } from "@/lib/chat/receipt";
import { foldTurnsJob } from "@/lib/memory/summary/jobs";
import { callApi } from "./call-api";
import type { Figure, Findings } from "./figure";
import type { BenchOptions } from "./options";
import { median } from "./percentiles";
import { seed } from "./seed";
import { untilDone } from "./waiting-jobs";
import type { Bench } from "./with-app";
import { withApp } from "./with-app";
import { createTextWriter, type TextWriter } from "./write-text";

const MODEL = "rate:max:20";
/** Few enough to go in whole, a lot, and more than anybody says in years. */
const SIZES = [40, 1_000, 10_000];
const CALLS_BETWEEN_REFILLS = 20;
/** What of a prompt was memory, in tokens, as the reply's receipt has it. */
type Account = Readonly<Record<"facts" | "episodes" | "summary" | "budget" | "perMemory", number>>;

/**
 * How many tokens of memory a reply is given, by its receipt: facts, past talks and the summary, in a conversation that
 * goes on for long. Beside it the budget that all of a prompt has, and what all memories would take.
 */
export function measureMemoryTokens(options: BenchOptions): Promise<Findings> {
  return withApp({ databaseUrl: options.databaseUrl, chatModel: MODEL }, async (bench) => {
    const { ownerId } = bench.person;
    const writer = createTextWriter(8);
    const conversationId = await seed(bench.storage, { ownerId, messageCount: options.messageCount, textSeed: 9 });
    // The first reply has the conversation folded; the others are given its summary.
    await bench.person.say(writer.question(), { conversationId });
    await untilDone(await bench.storage.connectionString(), foldTurnsJob.name);
    const figures: Figure[] = [];
    const samples: Record<string, readonly Account[]> = {};
    let count = 0;
    for (const size of SIZES.filter((each) => each <= Math.max(1_000, options.memoryCount))) {
      await seed(bench.storage, { ownerId, memoryCount: size - count, textSeed: 10 + size });
      count = size;
      const accounts = await ask(bench, writer, conversationId, options.askedPerSize);
      samples[`${size}`] = accounts;
      figures.push(...toFigures(size, accounts));
    }
    return { figures, samples };
  });
}

async function ask(bench: Bench, writer: TextWriter, conversationId: string, count: number): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % CALLS_BETWEEN_REFILLS === 0) await bench.allowCalls();
    await bench.person.say(writer.question(), { conversationId });
    const path = readMessagesContract.path.replace("[conversationId]", conversationId);
    const { answer } = await callApi(bench, readMessagesContract, null, `${path}?limit=2`);
    const receipt = answer.messages.at(-1)?.receipt;
    if (!receipt) throw new Error("The reply has no receipt");
    accounts.push(toAccount(receipt));
  }
  return accounts;
}

function toAccount({ parts, budgetTokens, memories }: Receipt): Account {
  const tokensOf = (name: PromptPartName) => parts.find((part) => part.name === name)?.tokenCount ?? 0;
  const facts = memories.filter(({ kind }) => kind === "memory").map(({ tokenCount }) => tokenCount);
  return {
    facts: tokensOf("facts"),
    episodes: tokensOf("episodes"),
    summary: tokensOf("summary"),
    budget: budgetTokens,
    perMemory: facts.reduce((sum, tokens) => sum + tokens, 0) / Math.max(1, facts.length),
  };
}

function toFigures(size: number, accounts: readonly Account[]): Figure[] {
  const figure = (what: string, valueOf: (account: Account) => number): Figure => ({ what, measured: median(accounts.map(valueOf)), unit: "tokens", reach: null, n: accounts.length });
  return [
    figure(`memory given to a reply, ${size.toLocaleString("en")} memories, p50`, ({ facts, episodes, summary }) => facts + episodes + summary),
    figure("of it facts", ({ facts }) => facts),
    figure("of it past talks", ({ episodes }) => episodes),
    figure("of it the summary", ({ summary }) => summary),
    figure(`all ${size.toLocaleString("en")} memories put in would be`, ({ perMemory }) => perMemory * size),
    figure("what a prompt may have in all", ({ budget }) => budget),
  ];
}
