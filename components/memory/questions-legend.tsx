import type { ReactNode } from "react";

/** What the marks on the line of a rank mean. Said in words beside each, so that nobody has to hear this. */
export function QuestionsLegend() {
  return (
    <p aria-hidden className="mt-4 flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
      <Sign words="where it came">
        <rect x={4} y={1} width={4} height={12} rx={1} fill="var(--pencil)" />
      </Sign>
      <Sign words="too far down for a reply">
        <rect x={4} y={1} width={4} height={12} rx={1} fill="var(--bad)" />
      </Sign>
      <Sign words="the run before">
        <rect x={4.5} y={2} width={3} height={10} rx={1} fill="var(--pencil-soft)" />
      </Sign>
      <Sign words="when it was kept">
        <circle cx={6} cy={7} r={3.5} fill="var(--page)" stroke="var(--pencil-soft)" strokeWidth={1.5} />
      </Sign>
    </p>
  );
}

function Sign({ words, children }: { words: string; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg viewBox="0 0 12 14" className="h-3.5 w-3">
        {children}
      </svg>
      {words}
    </span>
  );
}
