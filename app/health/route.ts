import { healthResponse, readHealth } from "@/lib/api/health";
import { probeRoute } from "@/lib/api/probe-route";

export const GET = probeRoute(async () => healthResponse(await readHealth()));
