import { startApp } from "@/e2e/support/app-server";
import { percentile } from "@/scripts/bench/percentiles";
import type { Dialog } from "@/scripts/eval/locomo";
import { signUpAsker } from "@/scripts/eval/person";
import { CUTOFFS, type Outcome, outcomeOf, toRows } from "@/scripts/eval/recall-figures";
import type { Contestant } from "./contestant";
import type { Row } from "./table";

const FOUND = 50;

/**
 * The dialogs of a benchmark into both, and its questions. Ours gets them as conversations over HTTP, as
 * `npm run eval:memory` does; mem0 gets each utterance as a memory, with who said it and on which day in the text, since it has
 * no other place where its search would look.
 */
export async function compareRecall(mem0: Contestant, dialogs: readonly Dialog[]): Promise<Row[]> {
  const app = await startApp({ environment: { SIGNUP: "open" } });
  const outcomes: { ours: Outcome[]; mem0: Outcome[] } = { ours: [], mem0: [] };
  const searchesMs: { ours: number[]; mem0: number[] } = { ours: [], mem0: [] };
  const addsMs = { ours: 0, mem0: 0 };
  let messages = 0;
  try {
    for (const dialog of dialogs) {
      const asker = await signUpAsker(app.url);
      const startedAtMs = performance.now();
      messages += (await asker.bring(dialog)).messages;
      addsMs.ours += performance.now() - startedAtMs;
      const texts = dialog.sessions.flat().map(({ id, speaker, text, saidAt }) => ({ id, text: `${speaker} (${saidAt.toISOString().slice(0, 10)}): ${text}` }));
      addsMs.mem0 += (await mem0.tell({ what: "add", user: dialog.name, texts })).tookMs;
      for (const question of dialog.questions) {
        const askedAtMs = performance.now();
        outcomes.ours.push(outcomeOf(question, await asker.ask(question.text)));
        searchesMs.ours.push(performance.now() - askedAtMs);
        const answer = await mem0.tell({ what: "search", user: dialog.name, query: question.text, limit: FOUND });
        outcomes.mem0.push(outcomeOf(question, answer.found));
        searchesMs.mem0.push(answer.tookMs);
      }
    }
  } finally {
    await app.stop();
  }
  const [ours, theirs] = [outcomes.ours, outcomes.mem0].map((each) => toRows(each).at(-1)?.figures ?? []);
  const n = outcomes.ours.length;
  const perSecond = (tookMs: number) => (1_000 * messages) / tookMs;
  return [
    ...CUTOFFS.map((cutoff, place) => ({ what: `recall@${cutoff}, LoCoMo`, unit: "%", values: [ours?.[place]?.mean ?? NaN, theirs?.[place]?.mean ?? NaN, null], n })),
    { what: "the same messages stored and searchable", unit: "per s", values: [perSecond(addsMs.ours), perSecond(addsMs.mem0), null], n: messages },
    ...[0.5, 0.95].map((fraction) => ({ what: `a question among them (ours over HTTP), p${fraction * 100}`, unit: "ms", values: [percentile(searchesMs.ours, fraction), percentile(searchesMs.mem0, fraction), null], n })),
  ];
}
