import { chooseMemories, type ChosenMemories } from "./choose-memories";
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
  return composeRest(prompt) ?? composeWhole(prompt);
}

/** What is left of a reply that was interrupted, when the person asks to go on with it. */
function composeRest(prompt: DemoPrompt): string | undefined {
  const { earlierReply, ownWords, question } = prompt;
  const before = ownWords.at(-2);
  if (earlierReply === "" || before === undefined || !ASKS_TO_GO_ON.test(question)) return undefined;
  const whole = composeWhole({ ...prompt, question: before, ownWords: ownWords.slice(0, -1) });
  // The marks of a stored reply were taken out of it.
  for (const candidate of [whole, whole.replace(/ ?\[[mp]\d+\]/g, "")]) {
    if (candidate.startsWith(earlierReply)) return candidate.slice(earlierReply.length) || "\n\nThat was all.";
  }
  // Other memories are in view than before: the question is answered anew, since the words cannot be joined.
  return `\n\n${whole}`;
}

const ASKS_TO_GO_ON = /\b(go on|continue|carry on|keep going)\b/i;

function composeWhole(prompt: DemoPrompt): string {
  const { question } = prompt;
  const chosen = chooseMemories(question, prompt.memories);
  return `${composeBody(prompt, chosen)}\n\n${CLOSING_LINE}`;
}

function composeBody(prompt: DemoPrompt, chosen: ChosenMemories): string {
  const { question } = prompt;
  if (wantsLongReply(question)) return composeLongReply(prompt, chosen.memories);

  const shaped = composeShape(prompt);
  if (shaped) return shaped;

  const known = chosen.memories.map(({ text, mark }) => sentence(`${inSecondPerson(text)} [${mark}]`));
  const read = [...fromFiles(prompt), ...(chosen.areRelated ? [] : fromEarlier(prompt))];
  if (isQuestion(question)) {
    if (chosen.areRelated || read.length > 0) {
      return `This is what you have told me. ${[...(chosen.areRelated ? known : []), ...read].join(" ")}`;
    }
    return known.length > 0
      ? `I have nothing about exactly that. This I do know. ${known.join(" ")}`
      : "I have nothing about that yet. Tell me, and I can use it next time.";
  }

  const said = shorten(question.replace(/\s+/g, " ").trim());
  if (said === "") return "You sent me nothing to read.";
  if (GREETING.test(said)) return ["Hello. What would you like to talk about?", ...read].join(" ");
  // What was known before may be what the person is just correcting: it is told apart, never given as agreed.
  const before = known.length > 0 ? [`Before that I knew: ${known.join(" ")}`] : [];
  return [`Thank you. You said: ${quoted(said)}`, ...before, ...read].join(" ");
}

const GREETING = /^(hi|hello|hey|good (morning|afternoon|evening))\b[^.?]{0,20}[.!]?$/i;

function fromFiles({ files, question }: DemoPrompt): string[] {
  if (files === "") return [];
  const asksAboutFile = /\b(file|document|pdf|attach\w*|sheet|page|report|upload\w*)\b/i.test(question);
  const line = findRelatedLine(question, files) ?? (asksAboutFile ? firstLine(files) : undefined);
  return line ? [`Your file says: ${quoted(line)}`] : [];
}

function fromEarlier({ pastTurns, summary, question, ownWords }: DemoPrompt): string[] {
  const earlierHere = findRelatedLine(question, ownWords.slice(0, -1).join("\n"));
  if (earlierHere) return [`Earlier you said: ${quoted(earlierHere)}`];
  const past = pastTurns
    .map(({ mark, text }) => ({ mark, line: findRelatedLine(question, text) }))
    .find(({ line }) => line !== undefined);
  if (past?.line) return [`In an earlier conversation: “${past.line}” [${past.mark}]${stopAfter(past.line)}`];
  const summarised = findRelatedLine(question, summary);
  return summarised ? [`From our conversation so far: ${quoted(summarised)}`] : [];
}

const stopAfter = (line: string): string => (/[.!?…]["”’)]*$/.test(line) ? "" : ".");
const quoted = (line: string): string => `“${line}”${stopAfter(line)}`;
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
