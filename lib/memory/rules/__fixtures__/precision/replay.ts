import type { Candidate } from "@/lib/memory/extraction/candidate";
import { checkCandidate } from "@/lib/memory/extraction/check-candidate";
import { decideChange, type KnownMemory } from "@/lib/memory/extraction/decide-change";
import { extractByRules } from "@/lib/memory/rules/extract-by-rules";
import type { Dialogue, ExpectedOperation } from "./dialogue";

/** What a dialogue led to. `message` is the position of the message it was read from. */
export type FoundOperation = { readonly kind: ExpectedOperation["kind"]; readonly candidate: Candidate; readonly message: number };

const messageIdOf = (position: number) => `01999999-0000-7000-8000-${String(position).padStart(12, "0")}`;

/** Reads the person's messages one after the other as the job does, with memory in place of the database. */
export function replay(dialogue: Dialogue): FoundOperation[] {
  let known: KnownMemory[] = [];
  const found: FoundOperation[] = [];
  for (const [position, { role, on, text }] of dialogue.messages.entries()) {
    if (role !== "person") continue;
    const said = { messageId: messageIdOf(position), text, saidAt: new Date(`${on}T10:00:00Z`) };
    for (const proposed of extractByRules(said)) {
      const checked = checkCandidate(proposed, [said], { isKeyOurs: true });
      if (!checked.ok) continue;
      const candidate = checked.value;
      const change = decideChange(candidate, said.saidAt, known);
      if (change.action === "ignore") continue;
      const kind = change.action === "reinforce" ? "same" : change.action === "supersede" ? "supersede" : "add";
      found.push({ kind, candidate, message: position });
      if (change.action === "supersede") known = known.filter(({ id }) => !change.memoryIds.includes(id));
      if (change.action === "insert" || change.action === "supersede") {
        known.push({ id: String(found.length), content: candidate.content, key: candidate.key ?? null, value: candidate.value ?? null, learnedAt: said.saidAt });
      }
    }
  }
  return found;
}

/** True where what was found is what was expected, and its evidence the words that were named. */
export function isWhatWasExpected({ kind, candidate }: FoundOperation, expected: ExpectedOperation): boolean {
  return (
    kind === expected.kind &&
    candidate.type === expected.type &&
    expected.content.test(candidate.content) &&
    candidate.evidence.quote.includes(expected.quote) &&
    (expected.key === undefined || expected.key === candidate.key) &&
    (expected.value === undefined || expected.value === candidate.value)
  );
}

export type Score = { readonly right: number; readonly wrong: number; readonly missed: number; readonly failures: readonly string[] };

/** Counts what was found rightly and wrongly, and what was missed of what had to be found. */
export function scoreDialogues(dialogues: readonly Dialogue[]): Score & { precision: number; recall: number } {
  let [right, required, missed] = [0, 0, 0];
  const failures: string[] = [];
  for (const dialogue of dialogues) {
    const open = [...dialogue.expected];
    required += open.filter(({ isOptional }) => isOptional !== true).length;
    for (const operation of replay(dialogue)) {
      const index = open.findIndex((expected) => isWhatWasExpected(operation, expected));
      const { content, type, key, value, evidence } = operation.candidate;
      if (index === -1) failures.push(`WRONG  ${dialogue.name}: ${operation.kind} ${type} ${JSON.stringify({ content, key, value, quote: evidence.quote })}`);
      else {
        open.splice(index, 1);
        right += 1;
      }
    }
    for (const { kind, content, isOptional } of open) {
      if (isOptional === true) continue;
      missed += 1;
      failures.push(`missed ${dialogue.name}: ${kind} ${String(content)}`);
    }
  }
  const wrong = failures.filter((failure) => failure.startsWith("WRONG")).length;
  return { right, wrong, missed, failures, precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: required === 0 ? 1 : (required - missed) / required };
}
