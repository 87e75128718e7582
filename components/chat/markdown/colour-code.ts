import { createCssVariablesTheme, createHighlighterCore, type LanguageInput } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const GRAMMARS: Record<string, LanguageInput> = {
  bash: () => import("@shikijs/langs/bash"),
  c: () => import("@shikijs/langs/c"),
  cpp: () => import("@shikijs/langs/cpp"),
  csharp: () => import("@shikijs/langs/csharp"),
  css: () => import("@shikijs/langs/css"),
  diff: () => import("@shikijs/langs/diff"),
  docker: () => import("@shikijs/langs/docker"),
  go: () => import("@shikijs/langs/go"),
  html: () => import("@shikijs/langs/html"),
  java: () => import("@shikijs/langs/java"),
  javascript: () => import("@shikijs/langs/javascript"),
  json: () => import("@shikijs/langs/json"),
  jsx: () => import("@shikijs/langs/jsx"),
  kotlin: () => import("@shikijs/langs/kotlin"),
  markdown: () => import("@shikijs/langs/markdown"),
  php: () => import("@shikijs/langs/php"),
  python: () => import("@shikijs/langs/python"),
  ruby: () => import("@shikijs/langs/ruby"),
  rust: () => import("@shikijs/langs/rust"),
  sql: () => import("@shikijs/langs/sql"),
  swift: () => import("@shikijs/langs/swift"),
  toml: () => import("@shikijs/langs/toml"),
  tsx: () => import("@shikijs/langs/tsx"),
  typescript: () => import("@shikijs/langs/typescript"),
  xml: () => import("@shikijs/langs/xml"),
  yaml: () => import("@shikijs/langs/yaml"),
};

/** The kinds of words code is coloured by; `code-colours.css` gives each its colour in light and dark. */
export const CODE_COLOURS = ["keyword", "string", "string-expression", "comment", "constant", "function", "parameter", "punctuation", "link"] as const;
export type CodeColour = (typeof CODE_COLOURS)[number];
export type ColouredRange = { start: number; end: number; colour: CodeColour };

const MAX_CHARACTERS = 30_000;
const MAX_LINE_CHARACTERS = 2_000;
const TIME_LIMIT_PER_LINE_MS = 50;
const THEME = createCssVariablesTheme({ name: "variables", variablePrefix: "", fontStyle: false });

const highlighter = createHighlighterCore({ themes: [THEME], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });

/** Where each kind of word stands in the code. Nothing for languages we have no grammar for, and for very long code. */
export async function colourCode(code: string, language: string): Promise<ColouredRange[]> {
  const grammar = Object.hasOwn(GRAMMARS, language) ? GRAMMARS[language] : undefined;
  if (!grammar || code.length > MAX_CHARACTERS) return [];
  const ready = await highlighter;
  await ready.loadLanguage(grammar);
  const lines = ready.codeToTokensBase(code, {
    lang: language,
    theme: "variables",
    tokenizeMaxLineLength: MAX_LINE_CHARACTERS,
    tokenizeTimeLimit: TIME_LIMIT_PER_LINE_MS,
  });
  return lines.flat().flatMap(({ offset, content, color }) => {
    const colour = CODE_COLOURS.find((name) => color === `var(--token-${name})`);
    return colour ? [{ start: offset, end: offset + content.length, colour }] : [];
  });
}
