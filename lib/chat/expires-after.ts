const DAY_MS = 86_400_000;

/** When a conversation is deleted in which nothing happened since this moment, where conversations are kept for so many days. */
export const expiresAfter = (lastAt: string | Date, ttlDays: number): string => new Date(new Date(lastAt).getTime() + ttlDays * DAY_MS).toISOString();
