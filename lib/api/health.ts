import "server-only";
import { z } from "zod";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { pingDatabase } from "@/lib/observability/queries";
import { modelSettings } from "@/lib/models/current-settings";
import packageJson from "@/package.json";

const ANSWER_WITHIN_MS = 800;

export const HealthReport = z.object({
  status: z.enum(["healthy", "degraded", "unhealthy"]),
  version: z.string(),
  database: z.enum(["up", "slow", "down"]),
  llm: z.enum(["demo", "configured"]),
  /** Of a local embedder whether its model is there; of a remote one only that it is set up, as with the model. */
  embedder: z.enum(["builtin", "configured", "loading", "ready", "away"]),
});
export type HealthReport = z.infer<typeof HealthReport>;

const SLOW_FROM_MS = 250;

/** Asks the database, for no longer than a prober waits. The model is not asked: that would cost money at every probe. */
export async function readHealth(): Promise<HealthReport> {
  const latencyMs = await pingDatabase(ANSWER_WITHIN_MS);
  const database = latencyMs === null ? "down" : latencyMs > SLOW_FROM_MS ? "slow" : "up";
  const { name, lifecycle } = currentEmbedder();
  const embedder = lifecycle?.state() ?? (name.startsWith("builtin") ? "builtin" : "configured");
  // Without its embedder memory is searched by words alone: worse, and no reason to send requests elsewhere.
  const status = { up: embedder === "away" ? "degraded" : "healthy", slow: "degraded", down: "unhealthy" } as const;
  const isDemo = modelSettings().roles.chat.every(({ providerId }) => providerId === "demo");
  return { status: status[database], version: packageJson.version, database, llm: isDemo ? "demo" : "configured", embedder };
}

/** A report as an answer: probes read the status code, people the body. */
export const healthResponse = (report: HealthReport): Response =>
  Response.json(report, { status: report.status === "unhealthy" ? 503 : 200 });
