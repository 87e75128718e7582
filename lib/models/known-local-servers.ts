import "server-only";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import { singleton } from "@/lib/singleton";
import { detectLocalServers } from "./detect-local";
import type { LocalServer } from "./types";

const KNOWN_FOR_MS = 60_000;

type Look = { at: Date; found: Promise<LocalServer[]> };

/** The model servers on this machine. They are asked again after a minute, and not for every page in between. */
export function knownLocalServers(at: Date = now()): Promise<LocalServer[]> {
  const holder = singleton<{ last: Look | null }>("models.local-servers", () => ({ last: null }));
  if (holder.last && at.getTime() - holder.last.at.getTime() < KNOWN_FOR_MS) return holder.last.found;
  const { OLLAMA_PORT, LM_STUDIO_PORT } = config();
  const found = detectLocalServers({ ollama: OLLAMA_PORT, "lm-studio": LM_STUDIO_PORT });
  holder.last = { at, found };
  return found;
}
