import type { Interaction } from "@/lib/memory/summary/schema";

const PRIORITIES = ["", "small talk", "of little weight", "useful", "important", "vital"];

const sayTurns = ({ first_turn, last_turn }: Interaction) => (first_turn === last_turn ? `Turn ${first_turn}` : `Turns ${first_turn}–${last_turn}`);

/** What turns came to, in order: in print what is put before the model, in pencil the words it rests on. */
export function SummariesInteractions({ interactions }: { interactions: readonly Interaction[] }) {
  return (
    <ol aria-label="What the turns came to" className="mt-3">
      {interactions.map((interaction) => (
        <li key={interaction.first_turn} className="grid gap-x-4 py-2.5 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
          <div className="flex items-baseline gap-3 text-small text-ink-2 sm:block">
            <p>{sayTurns(interaction)}</p>
            <Priority value={interaction.priority} />
          </div>
          <div className="min-w-0">
            <p className="text-ui leading-relaxed [overflow-wrap:anywhere]">{interaction.summary}</p>
            {interaction.snippet !== "" && !interaction.summary.includes(interaction.snippet) && (
              <p className="mt-1 font-serif text-note text-pencil italic [overflow-wrap:anywhere]">“{interaction.snippet}”</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Five squares, as many filled as it weighs; in words for those who do not see them. */
function Priority({ value }: { value: number }) {
  return (
    <p className="mt-1 flex gap-0.5" title={PRIORITIES[value]}>
      <span className="sr-only">
        Priority {value} of 5: {PRIORITIES[value]}
      </span>
      {[1, 2, 3, 4, 5].map((step) => (
        <span key={step} aria-hidden className="size-1.5 rounded-[1px]" style={{ background: step <= value ? "var(--summary)" : "var(--line-strong)" }} />
      ))}
    </p>
  );
}
