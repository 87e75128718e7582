import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * LoCoMo (Maharana et al., "Evaluating Very Long-Term Conversational Memory of LLM Agents", 2024): conversations of two
 * people over months, with questions and the turns that answer them. Its data are not part of this project.
 */
const Turn = z.object({ speaker: z.string(), dia_id: z.string(), text: z.string(), blip_caption: z.string().optional() });
const Sample = z.object({
  sample_id: z.string(),
  conversation: z.record(z.string(), z.unknown()),
  qa: z.array(z.object({ question: z.string(), category: z.int().min(1).max(5), evidence: z.array(z.string()) })),
});

/** What one person said at one time. `id` is the benchmark's own. */
export type Utterance = { readonly id: string; readonly speaker: string; readonly text: string; readonly saidAt: Date };
export type Question = { readonly text: string; readonly category: Category; readonly evidence: ReadonlySet<string> };
export type Dialog = { readonly name: string; readonly sessions: readonly (readonly Utterance[])[]; readonly questions: readonly Question[] };

export const CATEGORIES = { 1: "multi-hop", 2: "temporal", 3: "open-domain", 4: "single-hop", 5: "adversarial" } as const;
export type Category = keyof typeof CATEGORIES;

/** Questions none of whose evidence stands in the dialog are left out; so is evidence that does not. */
export function readDialogs(file: string): Dialog[] {
  const samples = z.array(Sample).parse(JSON.parse(readFileSync(file, "utf8")));
  return samples.map(({ sample_id, conversation, qa }) => {
    const sessions = readSessions(conversation);
    const known = new Set(sessions.flat().map(({ id }) => id));
    const questions = qa.flatMap(({ question, category, evidence }) => {
      const found = new Set(evidence.flatMap((ids) => ids.split(/[;\s]+/)).filter((id) => known.has(id)));
      return found.size === 0 ? [] : [{ text: question, category: category as Category, evidence: found }];
    });
    return { name: sample_id, sessions, questions };
  });
}

/** A minute between two utterances: the benchmark has only the time at which a session began. */
const PAUSE_MS = 60_000;

function readSessions(conversation: Record<string, unknown>): Utterance[][] {
  const numbers = Object.keys(conversation).flatMap((name) => /^session_(\d+)$/.exec(name)?.[1] ?? []);
  return numbers
    .toSorted((first, second) => Number(first) - Number(second))
    .map((number) => {
      const beganAt = readTime(z.string().parse(conversation[`session_${number}_date_time`]));
      return z.array(Turn).parse(conversation[`session_${number}`]).map(({ speaker, dia_id, text, blip_caption }, index) => ({
        id: dia_id,
        speaker,
        // A picture is told by its description, as an attachment of ours would be.
        text: blip_caption === undefined ? text : `${text}\n[${blip_caption}]`,
        saidAt: new Date(beganAt + index * PAUSE_MS),
      }));
    })
    .filter((session) => session.length > 0);
}

/** "1:56 pm on 8 May, 2023", taken for UTC. */
function readTime(written: string): number {
  const [, hour = "", minute = "", half = "", date = ""] = /^(\d+):(\d+) (am|pm) on (.+)$/.exec(written) ?? [];
  const day = Date.parse(`${date.replace(",", "")} UTC`);
  if (Number.isNaN(day)) throw new Error(`A time that cannot be read: ${written}`);
  return day + ((Number(hour) % 12) + (half === "pm" ? 12 : 0)) * 3_600_000 + Number(minute) * 60_000;
}
