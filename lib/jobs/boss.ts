import "server-only";
import type PgBoss from "pg-boss";
import { singleton } from "@/lib/singleton";

export type Queue = {
  readonly boss: PgBoss;
  /** Lets local workers look for these jobs before their next poll. */
  readonly wakeSoon: (names: readonly string[]) => void;
};

const holder = () => singleton<{ value: Queue | null }>("jobs", () => ({ value: null }));

export const setQueue = (queue: Queue | null): void => {
  holder().value = queue;
};

export const findQueue = (): Queue | null => holder().value;

export function requireQueue(): Queue {
  const { value } = holder();
  if (!value) throw new Error("Jobs are not started");
  return value;
}
