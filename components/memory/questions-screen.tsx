"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyPart } from "@/components/ui/lazy-part";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import { MemoryPage } from "./memory-page";
import { deleteQuestion, runQuestion } from "./questions-calls";
import { QuestionsForm } from "./questions-form";
import { QuestionsLegend } from "./questions-legend";
import { QuestionsOverview } from "./questions-overview";
import { QuestionsRow } from "./questions-row";
import { useRunQuestions } from "./use-run-questions";

const ConfirmDialog = lazyPart(() => import("@/components/ui/confirm-dialog").then((module) => module.ConfirmDialog));

export type QuestionsScreenProps = {
  questions: readonly QuestionRecord[];
  /** How many can be kept. */
  most: number;
  memoriesChanged: number;
  isMemoryEnabled: boolean;
  clock: PageClock;
};

/** What is open: the form on an empty page, which leaves the focus where it is; one that was asked for; one in place of a question. */
type Form = "first" | "new" | { changing: string } | null;

/** "Would I remember?": questions with what should come up for them, and how that went before and after a change. */
export function QuestionsScreen({ questions, most, memoriesChanged, isMemoryEnabled, clock }: QuestionsScreenProps) {
  const [kept, setKept] = useState(questions);
  const [changed, setChanged] = useState(memoriesChanged);
  const [form, setForm] = useState<Form>(questions.length === 0 ? "first" : null);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [deletingId, setDeletingId] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const { run, runAll } = useRunQuestions(put);

  function put(records: readonly QuestionRecord[]) {
    const byId = new Map(records.map((record) => [record.id, record]));
    setKept((before) => before.map((record) => byId.get(record.id) ?? record));
  }

  function onKept(record: QuestionRecord) {
    const next = kept.some(({ id }) => id === record.id) ? kept.map((each) => (each.id === record.id ? record : each)) : [...kept, record];
    // The row has to stand there before it can take the focus from the form.
    flushSync(() => {
      setKept(next);
      setForm(null);
      setSaid("Kept.");
    });
    list.current?.querySelectorAll("h2")[next.indexOf(record)]?.focus();
  }

  async function runOne(questionId: string) {
    setBusyId(questionId);
    const result = await runQuestion(questionId);
    setBusyId(null);
    if (!result.ok) return notify({ tone: "bad", message: `Not run. ${result.failure.message}` });
    put([result.value]);
    setSaid(`${result.value.last.found} of ${result.value.last.expected} came up.`);
  }

  async function deleteIt(questionId: string) {
    setBusyId(questionId);
    const result = await deleteQuestion(questionId);
    setBusyId(null);
    setDeletingId(null);
    // Deleted in another tab already is what was wanted.
    if (!result.ok && result.failure.status !== 404) return notify({ tone: "bad", message: `Not deleted. ${result.failure.message}` });
    const place = kept.findIndex(({ id }) => id === questionId);
    const next = kept.filter(({ id }) => id !== questionId);
    // The focus goes on to the next one, or to the form where none is left.
    flushSync(() => {
      setKept(next);
      setForm((before) => (next.length === 0 ? "new" : before));
      setSaid("Deleted.");
    });
    list.current?.querySelectorAll("h2")[Math.min(place, next.length - 1)]?.focus();
  }

  const isNew = form === "first" || form === "new";
  const changingId = form !== null && form !== "first" && form !== "new" ? form.changing : null;
  return (
    <>
      <MemoryPage
        title="Would I remember?"
        lead="Keep a question and what should come to mind. I look it up as I do for a reply, and you see what got better or worse when what I know changes."
        current="/memory/questions"
      >
        {!isMemoryEnabled && (
          <Notice tone="warn" className="mt-4" title="Memory is off.">
            Questions are looked up all the same; replies are given nothing of it until you switch it on.
          </Notice>
        )}
        <p role="status" className="sr-only">
          {said}
        </p>
        {kept.length > 0 && (
          <QuestionsOverview
            questions={kept}
            memoriesChanged={changed}
            run={run}
            onRunAll={async () => {
              await runAll();
              setChanged(0);
            }}
          />
        )}
        {isNew && <QuestionsForm initial={null} takesFocus={form === "new"} clock={clock} onKept={onKept} onCancel={kept.length === 0 ? null : () => setForm(null)} />}
        {kept.length === 0 ? (
          <EmptyState title="None yet.">A few questions you care about are enough: when something is corrected or forgotten, or memory is searched in another way, they tell what became of the answers.</EmptyState>
        ) : (
          <>
            {kept.some(({ previous }) => previous !== null) && <QuestionsLegend />}
            <ul ref={list} aria-label="Test questions" className="mt-2">
              {kept.map((record) =>
                changingId === record.id ? (
                  <li key={record.id} aria-label={record.question}>
                    <QuestionsForm initial={record} takesFocus clock={clock} onKept={onKept} onCancel={() => setForm(null)} />
                  </li>
                ) : (
                  <QuestionsRow
                    key={record.id}
                    record={record}
                    clock={clock}
                    isBusy={busyId === record.id}
                    onRun={() => void runOne(record.id)}
                    onChange={() => setForm({ changing: record.id })}
                    onDelete={() => setDeletingId(record.id)}
                  />
                ),
              )}
            </ul>
            {!isNew && (
              <p className="mt-4 flex flex-wrap items-center gap-3 text-small text-ink-2">
                <Button disabled={kept.length >= most} onClick={() => setForm("new")}>
                  New question
                </Button>
                {kept.length >= most && `${most} are kept, as many as can be. Delete one first.`}
              </p>
            )}
          </>
        )}
      </MemoryPage>
      {deletingId !== null && (
        <ConfirmDialog
          isOpen
          onOpenChange={() => setDeletingId(null)}
          title="Delete this question?"
          description="It goes with its runs. What it expects stays."
          confirmLabel="Delete it"
          isBusy={busyId === deletingId}
          onConfirm={() => void deleteIt(deletingId)}
        />
      )}
    </>
  );
}
