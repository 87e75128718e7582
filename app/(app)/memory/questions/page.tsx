import type { Metadata } from "next";
import { readPageClock } from "@/app/page-clock";
import { QuestionsScreen } from "@/components/memory/questions-screen";
import { requireActor } from "@/lib/auth/require-actor";
import { countMemoriesChanged, readQuestions } from "@/lib/memory/questions/queries";
import { MOST_QUESTIONS } from "@/lib/memory/questions/schema";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";

export const metadata: Metadata = { title: "Test questions" };

export default async function QuestionsPage() {
  const { scope } = await requireActor("/memory/questions");
  const [questions, memoriesChanged, isEnabled, clock] = await Promise.all([readQuestions(scope), countMemoriesChanged(scope), isMemoryEnabled(scope), readPageClock()]);
  return <QuestionsScreen questions={questions} most={MOST_QUESTIONS} memoriesChanged={memoriesChanged} isMemoryEnabled={isEnabled} clock={clock} />;
}
