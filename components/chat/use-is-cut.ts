import { type RefObject, useEffect, useState } from "react";

/** Whether there is more of a text than the lines it is cut to show. While paused, what was so stays so. */
export function useIsCut(text: RefObject<HTMLElement | null>, isPaused: boolean): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const words = text.current;
    if (!words || isPaused) return;
    const observer = new ResizeObserver(() => setCut(words.scrollHeight > words.clientHeight + 1));
    observer.observe(words);
    return () => observer.disconnect();
  }, [text, isPaused]);
  return isCut;
}
