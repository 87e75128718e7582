"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { TIME_ZONE_COOKIE } from "./page-clock";

const ONE_YEAR_IN_SECONDS = 31_536_000;

/** Tells the server which zone the browser is in, once, and has the page drawn again with the right days. */
export function TimeZoneKeeper({ timeZone }: { timeZone: string }) {
  const router = useRouter();
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (actual === timeZone) return;
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(actual)}; path=/; max-age=${ONE_YEAR_IN_SECONDS}; samesite=lax`;
    router.refresh();
  }, [router, timeZone]);
  return null;
}
