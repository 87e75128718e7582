import "server-only";
import { cookies } from "next/headers";
import type { PageClock } from "@/components/ui/page-clock";
import { TIME_ZONE_COOKIE, toTimeZone } from "@/components/ui/page-clock";
import { now } from "@/lib/clock";

/** The moment and the zone that a page writes its dates in. */
export async function readPageClock(): Promise<PageClock> {
  return { now: now().toISOString(), timeZone: toTimeZone((await cookies()).get(TIME_ZONE_COOKIE)?.value) };
}
