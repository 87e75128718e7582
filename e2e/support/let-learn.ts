import { type FaultServer, WELL_MODEL } from "./fault-server";

/** A fact as a model proposes it. */
export const proposedFact = (content: string, quote: string, importance = 5) => ({ content, type: "fact", importance, confidence: 1, evidence: { quote, message: 1 } });
type ProposedFact = ReturnType<typeof proposedFact>;

const taught = new WeakMap<FaultServer, { readonly said: string; readonly facts: readonly ProposedFact[] }[]>();
const MESSAGE = /^\[(\d+)\] \(\d{4}-\d\d-\d\d\) (.*)$/gm;

/**
 * Has the model that learns propose this of a message, whichever others it is asked about with it. The demo model is asked
 * nothing: rules read in its place.
 */
export function letLearn(model: FaultServer | null, said: string, ...facts: readonly ProposedFact[]): void {
  if (!model) return;
  const lessons = taught.get(model) ?? [];
  taught.set(model, [...lessons, { said, facts }]);
  model.when("<messages>", (question) => JSON.stringify({ candidates: proposeFor(model, question) }), WELL_MODEL);
}

function proposeFor(model: FaultServer, question: string): ProposedFact[] {
  return [...question.matchAll(MESSAGE)].flatMap(([, number, text = ""]) => {
    const lesson = taught.get(model)?.findLast(({ said }) => text.startsWith(said));
    return (lesson?.facts ?? []).map((fact) => ({ ...fact, evidence: { ...fact.evidence, message: Number(number) } }));
  });
}
