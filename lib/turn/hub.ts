import "server-only";
import { singleton } from "@/lib/singleton";
import type { LiveTurn } from "./live-turn";

type Held = { readonly live: LiveTurn; readonly finished: Promise<void>; readonly isStored: boolean };
type Hub = { readonly turns: Map<string, Held> };
const hub = () => singleton<Hub>("turn-hub", () => ({ turns: new Map() }));

/** Keeps a turn within reach of readers in this process until it is finished. One of a temporary chat has no row: nothing looks for it in the database. */
export function addLiveTurn(live: LiveTurn, finished: Promise<void>, { isStored = true } = {}): void {
  const { turns } = hub();
  turns.set(live.turnId, { live, finished, isStored });
  void finished.finally(() => turns.delete(live.turnId));
}

/** A turn that this process writes. The owner is part of the question: an id alone opens nothing. */
export function findLiveTurn(ownerId: string, turnId: string): LiveTurn | null {
  const live = hub().turns.get(turnId)?.live;
  return live?.ownerId === ownerId ? live : null;
}

const held = (isStored: boolean): LiveTurn[] => [...hub().turns.values()].flatMap((each) => (each.isStored === isStored ? [each.live] : []));

/** Every turn that this process writes and stores. */
export const liveTurns = (): LiveTurn[] => held(true);

/** Every turn of a temporary chat that this process writes. */
export const temporaryTurns = (): LiveTurn[] => held(false);

/** When every turn that this process writes is finished. */
export const allFinished = async (): Promise<void> => {
  await Promise.allSettled([...hub().turns.values()].map(({ finished }) => finished));
};
