/**
 * Whether a request that would change something comes from our own pages. Cookies go along with requests that
 * other sites cause; those carry another Origin or none. A browser sends Origin with every such request of ours.
 */
export function isFromOurPages(request: Request, ourOrigin: string): boolean {
  const origin = request.headers.get("origin");
  const fetchSite = request.headers.get("sec-fetch-site");
  return origin === ourOrigin && (fetchSite === null || fetchSite === "same-origin");
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
export const isSafeMethod = (method: string): boolean => SAFE_METHODS.has(method);
