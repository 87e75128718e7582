const numbers = new Intl.NumberFormat("en");

/** "214 things, learned from 96 conversations." */
export function sayLearned(memoryCount: number, conversationCount: number): string {
  const things = memoryCount === 1 ? "One thing" : `${numbers.format(Math.max(0, memoryCount))} things`;
  if (memoryCount <= 0) return "Nothing so far.";
  if (conversationCount === 0) return `${things}.`;
  return `${things}, learned from ${conversationCount === 1 ? "one conversation" : `${numbers.format(conversationCount)} conversations`}.`;
}
