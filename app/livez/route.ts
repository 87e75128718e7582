import { probeRoute } from "@/lib/api/probe-route";

/** Says that the process runs, and no more: a database that is away is no reason to kill it. */
export const GET = probeRoute(async () => Response.json({ status: "alive" }));
