import type { Metadata } from "next";
import { readPageClock } from "@/app/page-clock";
import { SummariesScreen } from "@/components/memory/summaries-screen";
import { requireActor } from "@/lib/auth/require-actor";
import { listSummarised } from "@/lib/memory/summary/queries";

export const metadata: Metadata = { title: "Summaries" };

const PAGE_SIZE = 50;

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export default async function SummariesPage({ searchParams }: Props) {
  const { scope } = await requireActor("/memory/summaries");
  const { before } = await searchParams;
  const time = typeof before === "string" ? new Date(before) : null;
  const isTime = time !== null && !Number.isNaN(time.getTime());
  const [{ conversations, hasMore }, clock] = await Promise.all([
    listSummarised(scope, { limit: PAGE_SIZE, ...(isTime ? { before: time } : {}) }),
    readPageClock(),
  ]);
  return <SummariesScreen conversations={conversations} hasMore={hasMore} isFirstPage={!isTime} clock={clock} />;
}
