import { daysAgo, sayDay, type PageClock } from "@/components/ui/page-clock";

/** What becomes of conversations where idle ones are deleted, in a sentence. */
export function sayTtl(ttlDays: number): string {
  return `Conversations in which you write nothing for ${ttlDays === 1 ? "a day" : `${new Intl.NumberFormat("en").format(ttlDays)} days`} are deleted. What I learned from them stays.`;
}

/** Until when one conversation stays, in a sentence. */
export function sayExpiry(expiresAt: string, clock: PageClock): string {
  const ago = daysAgo(expiresAt, clock);
  const day = ago >= 0 ? "today" : ago === -1 ? "tomorrow" : `on ${sayDay(expiresAt, clock)}`;
  return `Unless you write here, this conversation will be deleted ${day}.`;
}
