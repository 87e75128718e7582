import { dayOf, daysAgo, type PageClock } from "@/components/ui/page-clock";
import type { ConversationListItem } from "@/lib/chat/schema";

export type ConversationGroup = { label: string; conversations: ConversationListItem[] };

function labelFor(date: string, clock: PageClock): string {
  const ago = daysAgo(date, clock);
  if (ago <= 0) return "Today";
  if (ago === 1) return "Yesterday";
  if (ago < 7) return "This week";
  const isThisYear = dayOf(date, clock.timeZone).slice(0, 4) === dayOf(clock.now, clock.timeZone).slice(0, 4);
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: clock.timeZone,
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(new Date(date));
}

/** Conversations, newest first, under the words people use for when: a day while it is near, then the month. */
export function groupByDate(conversations: readonly ConversationListItem[], clock: PageClock): ConversationGroup[] {
  const groups: ConversationGroup[] = [];
  const newestFirst = conversations.toSorted((a, b) => b.lastMessageAt.localeCompare(a.lastMessageAt));
  for (const conversation of newestFirst) {
    const label = labelFor(conversation.lastMessageAt, clock);
    const last = groups.at(-1);
    if (last?.label === label) last.conversations.push(conversation);
    else groups.push({ label, conversations: [conversation] });
  }
  return groups;
}
