import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PageClock } from "@/components/ui/page-clock";
import { TextField } from "@/components/ui/text-field";
import { cn } from "@/lib/cn";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import type { ExpectedItem } from "@/lib/memory/questions/schema";
import { type Candidate, eachOnce, keyOf, ofEpisode, ofExpected, ofMemory } from "./question-candidates";
import { QuestionsCandidates } from "./questions-candidates";
import { changeQuestion, createQuestion, findOthers, lookForQuestion } from "./questions-calls";

const MOST_CHARACTERS = 1_000;
const NOTHING = "Nothing came up.";
const NOTHING_ELSE = "Nothing else was found by these words.";

type Looked = { memories: Candidate[]; episodes: Candidate[] };

export type FormProps = {
  /** The question that is changed; null for a new one. */
  initial: QuestionRecord | null;
  takesFocus: boolean;
  clock: PageClock;
  onKept: (record: QuestionRecord) => void;
  /** Null where there is nothing to go back to: the form stands alone then, right under the line of the tabs. */
  onCancel: (() => void) | null;
};

/** Asks a question as a reply would, and lets the person tick what should come up. Changes one where it is given. */
export function QuestionsForm({ initial, takesFocus, clock, onKept, onCancel }: FormProps) {
  const [question, setQuestion] = useState(initial?.question ?? "");
  const [looked, setLooked] = useState<Looked | null>(null);
  const [others, setOthers] = useState<Candidate[]>([]);
  const [ticked, setTicked] = useState<ReadonlyMap<string, ExpectedItem>>(new Map(ofExpected(initial?.expected ?? []).map(({ kind, id }) => [keyOf({ kind, id }), { kind, id }])));
  const [busy, setBusy] = useState<"looking" | "finding" | "keeping" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const headingId = useId();

  const groups = eachOnce([
    { title: "Expected so far", candidates: ofExpected(initial?.expected ?? []) },
    // Apart, or the past messages would stand behind all that is remembered.
    { title: "Memories I would give a reply, best first", candidates: looked?.memories ?? [] },
    { title: "Past messages I would give a reply, best first", candidates: looked?.episodes ?? [] },
    { title: "Found by other words", candidates: others },
  ]);

  async function look(event?: FormEvent) {
    event?.preventDefault();
    const words = question.trim();
    if (!words) return setFailure("Write a question first.");
    setFailure(null);
    setBusy("looking");
    const result = await lookForQuestion(words);
    setBusy(null);
    if (!result.ok) return setFailure(result.failure.message);
    const { memories, episodes } = result.value;
    setLooked({ memories: memories.map(ofMemory), episodes: episodes.map(ofEpisode) });
    const count = memories.length + episodes.length;
    setSaid(count === 0 ? NOTHING : `${count} came up. Tick what should.`);
  }

  async function find(words: string) {
    if (!words.trim()) return;
    setBusy("finding");
    const result = await findOthers(words.trim());
    setBusy(null);
    if (!result.ok) return setFailure(result.failure.message);
    const found = [...result.value.memories.map(ofMemory), ...(result.value.episodes ?? []).map(ofEpisode)];
    // What was ticked stays in sight, whatever is looked for next.
    const kept = others.filter((candidate) => ticked.has(keyOf(candidate)));
    const known = new Set([...groups.flatMap(({ candidates }) => candidates).map(keyOf), ...kept.map(keyOf)]);
    const fresh = found.filter((candidate) => !known.has(keyOf(candidate)) || others.some((other) => keyOf(other) === keyOf(candidate)));
    setOthers([...kept, ...fresh]);
    setSaid(fresh.length === 0 ? NOTHING_ELSE : `${fresh.length} more found.`);
  }

  function tick({ kind, id }: Candidate, isTicked: boolean) {
    setTicked((before) => {
      const next = new Map(before);
      if (isTicked) next.set(keyOf({ kind, id }), { kind, id });
      else next.delete(keyOf({ kind, id }));
      return next;
    });
  }

  async function keep() {
    const words = question.trim();
    if (!words) return setFailure("Write a question first.");
    if (ticked.size === 0) return setFailure("Tick at least one thing that should come up.");
    setFailure(null);
    setBusy("keeping");
    const expected = [...ticked.values()];
    const result = initial ? await changeQuestion(initial.id, words, expected) : await createQuestion(words, expected);
    setBusy(null);
    if (result.ok) onKept(result.value);
    else setFailure(`Not kept. ${result.failure.message}`);
  }

  const isOpen = looked !== null || initial !== null;
  return (
    <section aria-labelledby={headingId} className={cn("border-line py-5", onCancel ? "mt-6 border-y" : "border-b")}>
      <h2 id={headingId} className="text-text font-bold">
        {initial ? "Change a question" : "A new question"}
      </h2>
      <form onSubmit={(event) => void look(event)} className="mt-3 flex flex-wrap items-end gap-2">
        <TextField
          label="Ask something I should know"
          placeholder="What am I allergic to?"
          value={question}
          maxLength={MOST_CHARACTERS}
          autoComplete="off"
          autoFocus={takesFocus}
          onChange={(event) => setQuestion(event.currentTarget.value)}
          className="min-w-0 flex-1 basis-72"
        />
        <Button type="submit" look={isOpen ? "outline" : "solid"} isBusy={busy === "looking"} className="min-h-10">
          {busy === "looking" ? "Looking…" : "Look"}
        </Button>
      </form>
      <p role="status" className={said === NOTHING || said === NOTHING_ELSE ? "mt-3 text-ui text-ink-2" : "sr-only"}>
        {said}
      </p>
      {groups.map(({ title, candidates }) => (
        <QuestionsCandidates key={title} title={title} candidates={candidates} ticked={new Set(ticked.keys())} clock={clock} onTick={tick} />
      ))}
      {isOpen && <OtherWords isBusy={busy === "finding"} onFind={(words) => void find(words)} />}
      {failure && (
        <Notice tone="bad" className="mt-4">
          {failure}
        </Notice>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-2">
        {isOpen && (
          <Button look="solid" isBusy={busy === "keeping"} onClick={() => void keep()}>
            {busy === "keeping" ? "Keeping…" : initial ? "Keep and begin anew" : "Keep"}
          </Button>
        )}
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        {initial && <p className="text-small text-ink-2">Its runs so far go: they were about what it was before.</p>}
      </div>
    </section>
  );
}

/** For what should have come up and did not. Enter searches, and sends nothing else. */
function OtherWords({ isBusy, onFind }: { isBusy: boolean; onFind: (words: string) => void }) {
  const [words, setWords] = useState("");
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onFind(words);
  }
  return (
    <div role="search" aria-label="What did not come up" className="mt-4 flex flex-wrap items-end gap-2">
      <TextField
        label="Something else should have? Find it by its own words"
        value={words}
        maxLength={MOST_CHARACTERS}
        autoComplete="off"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className="min-w-0 flex-1 basis-72"
      />
      <Button isBusy={isBusy} className="min-h-10" onClick={() => onFind(words)}>
        {isBusy ? "Finding…" : "Find"}
      </Button>
    </div>
  );
}
