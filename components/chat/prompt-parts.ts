import type { PromptPartName, Receipt } from "@/lib/chat/receipt";

export type ShownPart = { label: string; colour: string; tokenCount: number; droppedCount: number; itemCount: number };

type Face = { label: string; colour: string };

const PERSONA: Face = { label: "persona", colour: "var(--part-persona)" };
const TALK: Face = { label: "this talk", colour: "var(--part-talk)" };

/** How each part of a prompt is named and coloured. The question itself is the end of this talk. */
const FACES: Record<PromptPartName, Face> = {
  persona: PERSONA,
  facts: { label: "facts", colour: "var(--pencil)" },
  episodes: { label: "past talks", colour: "var(--pencil-soft)" },
  summary: { label: "summary", colour: "var(--summary)" },
  files: { label: "files", colour: "var(--ink-2)" },
  recent: TALK,
  message: TALK,
};

/** What the parts of a prompt come to, by the count its budget is kept with. A model's own count may differ. */
export const countedTokens = (receipt: Receipt): number => receipt.parts.reduce((sum, { tokenCount }) => sum + tokenCount, 0);

/** The parts a person sees, in the model's order, with parts of the same name added up and empty ones left out. */
export function shownParts(receipt: Receipt): ShownPart[] {
  const shown = new Map<string, ShownPart>();
  for (const { name, tokenCount, itemCount, droppedCount } of receipt.parts) {
    const face = FACES[name];
    const known = shown.get(face.label);
    shown.set(face.label, {
      ...face,
      tokenCount: tokenCount + (known?.tokenCount ?? 0),
      itemCount: itemCount + (known?.itemCount ?? 0),
      droppedCount: droppedCount + (known?.droppedCount ?? 0),
    });
  }
  return [...shown.values()].filter((part) => part.tokenCount > 0 || part.droppedCount > 0);
}
