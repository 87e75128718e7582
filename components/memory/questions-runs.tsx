import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { QuestionRecord } from "@/lib/memory/questions/contract";

const BAR_WIDTH = 5;
const GAP = 2;
const HEIGHT = 16;

/** How much came up in each run that is kept, oldest first. */
export function QuestionsRuns({ runs, clock }: { runs: QuestionRecord["runs"]; clock: PageClock }) {
  if (runs.length < 2) return null;
  const width = runs.length * (BAR_WIDTH + GAP);
  const said = runs.map(({ ran_at, found, expected }) => `${sayDay(ran_at, clock)}: ${found} of ${expected}`).join("; ");
  return (
    <svg role="img" aria-label={`Its runs. ${said}`} viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} className="shrink-0">
      <title>{said}</title>
      {runs.map(({ number, found, expected }, index) => {
        const height = expected === 0 ? 0 : Math.max(found === 0 ? 0 : 3, (found / expected) * HEIGHT);
        return (
          <g key={number}>
            <rect x={index * (BAR_WIDTH + GAP)} y={0} width={BAR_WIDTH} height={HEIGHT} rx={1} fill="var(--well)" />
            <rect x={index * (BAR_WIDTH + GAP)} y={HEIGHT - height} width={BAR_WIDTH} height={height} rx={1} fill={index === runs.length - 1 ? "var(--pencil)" : "var(--pencil-soft)"} />
          </g>
        );
      })}
    </svg>
  );
}
