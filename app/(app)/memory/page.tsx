import type { Metadata } from "next";
import { readPageClock } from "@/app/page-clock";
import { toHistogram } from "@/components/memory/histogram";
import { MEMORIES_PER_PAGE } from "@/components/memory/memory-calls";
import { MemoryScreen } from "@/components/memory/memory-screen";
import { requireActor } from "@/lib/auth/require-actor";
import { config } from "@/lib/config/config";
import { countQuestions } from "@/lib/memory/questions/queries";
import { listMemories, readMemoryOverview } from "@/lib/memory/queries";
import { toRecord } from "@/lib/memory/record";
import { isReviewOn, listProposals } from "@/lib/memory/review/queries";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { ListMemories } from "@/lib/memory/schema";

export const metadata: Metadata = { title: "Memory" };

const MOST_BARS = 90;
/** More are read when they are asked for. */
const PROPOSALS_AT_FIRST = 25;

export default async function MemoryPage() {
  const { scope } = await requireActor("/memory");
  const [list, overview, isOn, isEnabled, testQuestionCount, waiting, clock] = await Promise.all([
    listMemories(scope, ListMemories.parse({ limit: MEMORIES_PER_PAGE })),
    readMemoryOverview(scope),
    isReviewOn(scope),
    isMemoryEnabled(scope),
    countQuestions(scope),
    listProposals(scope, PROPOSALS_AT_FIRST),
    readPageClock(),
  ]);

  return (
    <MemoryScreen
      memories={list.memories.map((memory) => toRecord(scope, memory))}
      nextCursor={list.nextCursor}
      counts={overview.countByType}
      conversationCount={overview.conversationCount}
      learned={toHistogram(overview.learned, clock.now, MOST_BARS)}
      halfLifeInDays={config().MEMORY_HALF_LIFE_DAYS}
      isMemoryEnabled={isEnabled}
      testQuestionCount={testQuestionCount}
      inbox={{ isReviewOn: isOn, ...waiting }}
      clock={clock}
    />
  );
}
