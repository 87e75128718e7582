import { singleton } from "@/lib/singleton";
import type { ModelFailure, Resilience } from "./types";

type Circuit = { failuresInARow: number; openUntilMs: number; isTrying: boolean; lastFailure: ModelFailure | undefined };

/** A failure of the model server itself. A bad key or a too long prompt says nothing about its health. */
const COUNTED: readonly ModelFailure["code"][] = [
  "refused", "timeout-connect", "timeout-first-token", "stalled", "cut-off", "bad-response", "wrong-content-type",
];

/**
 * Spares a model server that keeps failing, and people the wait for it. After some failures in a row it is
 * left alone for a while, then one request may try; its outcome closes or re-opens the circuit.
 * One circuit per provider and model: behind one address, single models go down by themselves.
 */
export function circuitBreaker(key: string, settings: Pick<Resilience, "failuresToOpen" | "openForMs">) {
  const circuits = singleton("models.circuits", () => new Map<string, Circuit>());
  const circuit = circuits.get(key) ?? { failuresInARow: 0, openUntilMs: 0, isTrying: false, lastFailure: undefined };
  circuits.set(key, circuit);

  return {
    /** The last failure while the circuit is open, with the seconds until a next try is allowed. */
    refusal(nowMs: number): ModelFailure | undefined {
      if (circuit.failuresInARow < settings.failuresToOpen || !circuit.lastFailure) return undefined;
      if (nowMs >= circuit.openUntilMs && !circuit.isTrying) {
        circuit.isTrying = true;
        return undefined;
      }
      const waitMs = Math.max(circuit.openUntilMs - nowMs, 1_000);
      return { ...circuit.lastFailure, retryable: true, retryAfterSeconds: Math.ceil(waitMs / 1000) };
    },
    succeeded(): void {
      Object.assign(circuit, { failuresInARow: 0, isTrying: false, lastFailure: undefined });
    },
    failed(failure: ModelFailure, nowMs: number): void {
      circuit.isTrying = false;
      if (!COUNTED.includes(failure.code) && !(failure.code === "provider-error" && failure.retryable)) return;
      circuit.failuresInARow += 1;
      circuit.lastFailure = failure;
      circuit.openUntilMs = nowMs + settings.openForMs;
    },
  };
}

/** For an operator who has repaired a provider, and for tests. */
export function closeAllCircuits(): void {
  singleton("models.circuits", () => new Map<string, Circuit>()).clear();
}
