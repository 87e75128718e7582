import type { Page } from "@playwright/test";

/** What stands in each library's own code: the name of a script changes with every build, the words in it do not. */
const TELLTALES = {
  "live renderer": "characterReferenceMarkerHexadecimal",
  diagrams: "No diagram type detected matching",
  formulas: "KaTeX parse error",
  "letters of formulas": "KaTeX_Main",
  highlighter: "tokenizeMaxLineLength",
  "TypeScript's grammar": 'scopeName":"source.ts"',
  "Python's grammar": 'scopeName":"source.python"',
} as const;

export type Library = keyof typeof TELLTALES;

/** Reads every script and style that a page is sent. @returns which libraries were among them so far */
export function watchLibraries(page: Page): () => Promise<Library[]> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    if (["script", "stylesheet"].includes(response.request().resourceType())) bodies.push(response.text());
  });
  return async () => {
    const texts = await Promise.all(bodies);
    if (texts.length === 0) throw new Error("No script was seen: whatever was not loaded, this would not show it");
    return (Object.keys(TELLTALES) as Library[]).filter((library) => texts.some((text) => text.includes(TELLTALES[library])));
  };
}
