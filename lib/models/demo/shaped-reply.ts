import type { DemoPrompt } from "./read-prompt";
import { inSecondPerson } from "./second-person";

const MOST_ITEMS = 20;

/** A table, list, code block or diagram of the person's own words or memories, when one is asked for. */
export function composeShape(prompt: DemoPrompt): string | undefined {
  const shape = /\b(table|list|code|diagram)\b/i.exec(prompt.question)?.[1]?.toLowerCase();
  if (!shape || !/\b(as|make|write|show|give|draw|put|in|into|print|me)\b/i.test(prompt.question)) return undefined;
  const items = itemsOf(prompt);
  if (items.length === 0) return undefined;
  switch (shape) {
    case "table":
      return ["| No. | What |", "| --- | --- |", ...items.map((item, index) => `| ${index + 1} | ${item.replaceAll("|", "\\|")} |`)].join("\n");
    case "list":
      return items.map((item) => `- ${item}`).join("\n");
    case "code":
      return `\`\`\`json\n${JSON.stringify(items, null, 2).replaceAll("```", "'''")}\n\`\`\``;
    default:
      return ["```mermaid", "graph TD", ...items.map((item, index) => `  you --> item${index + 1}["${item.replace(/["`\n]/g, "'")}"]`), "```"].join("\n");
  }
}

/** What follows a colon, one item per comma or line; without one, the memories in view. */
function itemsOf({ question, memories }: DemoPrompt): string[] {
  const [, listed] = /:\s*(.+)$/s.exec(question) ?? [];
  const named = (listed ?? "").split(/,|;|\n|\band\b/).map((each) => each.trim().replace(/\.$/, "")).filter((each) => each !== "");
  const items = named.length > 0 ? named : memories.map(({ text, mark }) => `${inSecondPerson(text)} [${mark}]`);
  return items.slice(0, MOST_ITEMS);
}
