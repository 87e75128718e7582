/**
 * The JSON value in a model's reply: the whole reply, what stands in a code fence, or what lies between the
 * first and the last bracket. Undefined when none of them parses.
 */
export function parseJsonReply(reply: string): unknown {
  const text = reply.trim();
  const [, fenced] = /```(?:json)?([\s\S]*?)```/i.exec(text) ?? [];
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf("}"), text.lastIndexOf("]"));
  const bracketed = start !== -1 && end > start ? text.slice(start, end + 1) : undefined;
  for (const candidate of [text, fenced, bracketed]) {
    const parsed = candidate === undefined ? undefined : tryParse(candidate);
    if (parsed) return parsed.value;
  }
  return undefined;
}

function tryParse(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
