import "server-only";
import { singleton } from "@/lib/singleton";

/** More than the tabs a person has open. */
export const MOST_STREAMS_AT_ONCE = 64;

type End = () => void;
const holder = () => singleton("open-streams", () => new Map<string, Set<End>>());

/**
 * Counts a stream that somebody reads. Of one reader too many the oldest ends, so that connections that are held
 * open and never read cost the server no more than this, while a page that was just opened is always served.
 * @returns what to call when the stream has ended
 */
export function countStream(ownerId: string, end: End): () => void {
  const streams = holder().get(ownerId) ?? new Set<End>();
  holder().set(ownerId, streams.add(end));
  const [oldest] = streams;
  if (streams.size > MOST_STREAMS_AT_ONCE && oldest) {
    streams.delete(oldest);
    oldest();
  }
  return () => {
    streams.delete(end);
    if (streams.size === 0 && holder().get(ownerId) === streams) holder().delete(ownerId);
  };
}
