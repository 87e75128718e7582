import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Asks before a page is left that holds what nobody else does. Links of the app wait for an answer; reloading and
 * closing are asked about by the browser, in its own words. The way back through the history cannot be held up.
 */
export function useLeaveGuard(isNeeded: boolean): { isAsking: boolean; stay: () => void; leave: () => void } {
  const router = useRouter();
  const [destination, setDestination] = useState<string | null>(null);

  useEffect(() => {
    if (!isNeeded) return;
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const opensElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link?.target === "_blank";
      if (!link || opensElsewhere || link.origin !== window.location.origin || link.getAttribute("href")?.startsWith("#")) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(link.pathname + link.search + link.hash);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || !event.shiftKey || event.key.toLowerCase() !== "o") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setDestination("/");
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    // Before anything on the page hears of it.
    window.addEventListener("click", onClick, true);
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      window.removeEventListener("beforeunload", onBeforeUnload);
      window.removeEventListener("click", onClick, true);
      window.removeEventListener("keydown", onKeyDown, true);
    };
  }, [isNeeded]);

  return {
    isAsking: destination !== null,
    stay: () => setDestination(null),
    leave: () => {
      setDestination(null);
      if (destination !== null) router.push(destination);
    },
  };
}
