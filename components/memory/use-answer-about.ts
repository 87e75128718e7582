import { useEffect, useState } from "react";

/**
 * What the server says about a memory, asked when its part of the page is opened. Null until it answers.
 * @param ask the same function from one drawing to the next: another one asks again
 */
export function useAnswerAbout<Answer>(memoryId: string, ask: (memoryId: string) => Promise<Answer>): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isGone = false;
    void ask(memoryId).then((read) => {
      if (!isGone) setAnswer(read);
    });
    return () => {
      isGone = true;
    };
  }, [memoryId, ask]);
  return answer;
}
