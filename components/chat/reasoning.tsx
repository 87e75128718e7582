/** What a model thought before it answered: folded, and there for whoever wants it. Shown as written, not typeset. */
export function Reasoning({ text, tokenCount, isGrowing }: { text: string; tokenCount: number; isGrowing: boolean }) {
  if (!text) return null;
  const count = tokenCount > 0 ? ` · ${new Intl.NumberFormat("en").format(tokenCount)} tokens` : "";
  return (
    <details className="mb-3 text-ui text-ink-2">
      <summary className="w-fit rounded-sm py-1 select-none hover:text-ink">
        {isGrowing ? "Thinking" : "Thoughts before the reply"}
        {count}
      </summary>
      <div className="mt-1 border-s border-line ps-4 whitespace-pre-wrap">{text}</div>
    </details>
  );
}
