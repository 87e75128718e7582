import Link from "next/link";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { ExpectedRecord, QuestionRecord, RunRecord, StandingRecord } from "@/lib/memory/questions/contract";
import { QuestionsRank } from "./questions-rank";
import { GONE } from "./say-standing";
import { sourceAddress } from "./source-address";

const standingOf = (run: RunRecord | null, { kind, id }: ExpectedRecord): StandingRecord | null => run?.standings.find((each) => each.kind === kind && each.id === id) ?? null;

/** What a question expects: a memory in print, words of a past message in pencil, each with where it came. */
export function QuestionsExpected({ record: { expected, first, previous, last }, clock }: { record: QuestionRecord; clock: PageClock }) {
  return (
    <ul aria-label="What should come up" className="mt-1">
      {expected.map((item) => {
        const now = standingOf(last, item);
        return (
          <li key={`${item.kind} ${item.id}`} className="grid gap-x-6 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_12rem]">
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <Words item={item} clock={clock} />
            </div>
            {item.state === "here" && now?.state === "here" && <QuestionsRank now={now} before={standingOf(previous, item)} first={standingOf(first, item)} />}
          </li>
        );
      })}
    </ul>
  );
}

function Words({ item, clock }: { item: ExpectedRecord; clock: PageClock }) {
  if (item.state !== "here") return <p className="text-ui text-ink-3">{GONE[item.state]}</p>;
  const date = item.said_at === null ? "" : sayDay(item.said_at, clock);
  const where = item.kind === "memory" ? `remembered ${date}` : `${item.type === "person" ? "you" : "a reply"}, ${date}`;
  return (
    <>
      {item.kind === "memory" ? <p className="text-ui">{item.content}</p> : <p className="font-serif text-note text-pencil italic">“{item.content}”</p>}
      <p className="text-small text-ink-3">
        {item.conversation_id === null ? (
          where
        ) : (
          <Link href={sourceAddress(item.conversation_id, item.message_id)} prefetch={false} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            {where}
          </Link>
        )}
        {item.is_replaced && ", in place of what was expected first"}
      </p>
    </>
  );
}
