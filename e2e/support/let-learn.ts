import { type FaultServer, WELL_MODEL } from "./fault-server";

/** A fact as a model proposes it. */
export const proposedFact = (content: string, quote: string, importance = 5) => ({ content, type: "fact", importance, confidence: 1, evidence: { quote, message: 1 } });

/** Has the model that learns propose this of a message. The demo model is asked nothing: rules read in its place. */
export function letLearn(model: FaultServer | null, said: string, ...facts: readonly ReturnType<typeof proposedFact>[]): void {
  model?.when(`[1] ${said}`, JSON.stringify({ candidates: facts }), WELL_MODEL);
}
