import "server-only";
import { singleton } from "@/lib/singleton";
import type { LiveTurn } from "./live-turn";

type Hub = { readonly turns: Map<string, { readonly live: LiveTurn; readonly finished: Promise<void> }> };
const hub = () => singleton<Hub>("turn-hub", () => ({ turns: new Map() }));

/** Keeps a turn within reach of readers in this process until it is finished. */
export function addLiveTurn(live: LiveTurn, finished: Promise<void>): void {
  const { turns } = hub();
  turns.set(live.turnId, { live, finished });
  void finished.finally(() => turns.delete(live.turnId));
}

/** A turn that this process writes. The owner is part of the question: an id alone opens nothing. */
export function findLiveTurn(ownerId: string, turnId: string): LiveTurn | null {
  const live = hub().turns.get(turnId)?.live;
  return live?.ownerId === ownerId ? live : null;
}

/** Every turn that this process writes. */
export const liveTurns = (): LiveTurn[] => [...hub().turns.values()].map(({ live }) => live);

/** When every turn that this process writes is finished. */
export const allFinished = async (): Promise<void> => {
  await Promise.allSettled([...hub().turns.values()].map(({ finished }) => finished));
};
