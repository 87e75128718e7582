import { useEffect } from "react";

/** Looks again when the person comes back to this tab: another one may have gone on with the conversation. */
export function useLookAgain(isBusy: boolean, look: () => void): void {
  useEffect(() => {
    if (isBusy) return;
    const onVisible = () => {
      if (document.visibilityState === "visible") look();
    };
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", onVisible);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onVisible);
    };
  });
}
