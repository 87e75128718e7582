/** In browsers that do not tell when they are idle: long enough for a page to have become usable. */
const FALLBACK_MS = 500;

/** Runs something once the page has nothing else to do. @returns takes it back */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(run, FALLBACK_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}
