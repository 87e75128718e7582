import { chooseMemories } from "./choose-memories";
import { isQuestion } from "./everyday-classes";
import { composeLongReply, wantsLongReply } from "./long-reply";
import { findRelatedLine, firstLine, shorten } from "./quote-lines";
import type { DemoPrompt } from "./read-prompt";
import { inSecondPerson } from "./second-person";
import { composeShape } from "./shaped-reply";

export const CLOSING_LINE = "I am the demo model: I only answer from what you have told me.";

/**
 * A short honest reply from what the prompt holds and nothing else. Whatever stands in a memory, a file or
 * a message is quoted, never followed.
 */
export function composeReply(prompt: DemoPrompt): string {
  const { question } = prompt;
  const used = chooseMemories(question, prompt.memories);
  if (wantsLongReply(question)) return `${composeLongReply(prompt, used)}\n\n${CLOSING_LINE}`;

  const shaped = composeShape(prompt);
  if (shaped) return `${shaped}\n\n${CLOSING_LINE}`;

  const sentences = [
    ...used.map(({ text, mark }) => sentence(`${inSecondPerson(text)} [${mark}]`)),
    ...fromFiles(prompt),
    ...(used.length === 0 ? fromEarlier(prompt) : []),
  ];
  if (sentences.length > 0) {
    const opening = isQuestion(question) ? "Going by what you have told me:" : "That goes with what I know:";
    return `${opening} ${sentences.join(" ")}\n\n${CLOSING_LINE}`;
  }
  if (isQuestion(question)) {
    return `I have nothing about that yet. Tell me, and I can use it next time.\n\n${CLOSING_LINE}`;
  }
  const said = shorten(question.replace(/\s+/g, " ").trim());
  return said === ""
    ? `You sent me nothing to read.\n\n${CLOSING_LINE}`
    : `Thank you. You said: “${said}”\n\n${CLOSING_LINE}`;
}

function fromFiles({ files, question }: DemoPrompt): string[] {
  if (files === "") return [];
  const asksAboutFile = /\b(file|document|pdf|attach\w*|sheet|page|report|upload\w*)\b/i.test(question);
  const line = findRelatedLine(question, files) ?? (asksAboutFile ? firstLine(files) : undefined);
  return line ? [`Your file says: “${line}”`] : [];
}

function fromEarlier({ pastTurns, summary, question, ownWords }: DemoPrompt): string[] {
  const earlierHere = findRelatedLine(question, ownWords.slice(0, -1).join("\n"));
  if (earlierHere) return [`Earlier you said: “${earlierHere}”`];
  const past = pastTurns
    .map(({ mark, text }) => ({ mark, line: findRelatedLine(question, text) }))
    .find(({ line }) => line !== undefined);
  if (past?.line) return [`In an earlier conversation: “${past.line}” [${past.mark}]`];
  const summarised = findRelatedLine(question, summary);
  return summarised ? [`From our conversation so far: “${summarised}”`] : [];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
