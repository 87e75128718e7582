import "server-only";
import { log } from "@/lib/observability/log";
import { problemResponse } from "./problems";
import { requestIdFor } from "./request-id";

/**
 * A route for probes: no identity and no limit, since both would ask the database that the probe is about, and no
 * log line for an answer that comes every few seconds.
 */
export const probeRoute =
  (answer: () => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const requestId = requestIdFor(request);
    try {
      const response = await answer();
      response.headers.set("x-request-id", requestId);
      response.headers.set("cache-control", "no-store");
      return response;
    } catch (error) {
      log().error({ requestId, error }, "a probe broke");
      return problemResponse({ code: "internal" }, requestId);
    }
  };
