import "server-only";
import { ourOrigin } from "./origin";

/** Where we live, for a route that `route()` let through: it refuses what would change something at an unknown address. */
export function requireOrigin(request: Request): string {
  const origin = ourOrigin(request);
  if (!origin) throw new Error("AUTH_URL is not set and the request did not come over loopback");
  return origin;
}
