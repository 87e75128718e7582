import { createHighlighterCore, type LanguageInput, type ThemeInput } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { type ColouredLanguage, isColoured } from "./languages";

const GRAMMARS: Record<ColouredLanguage, LanguageInput> = {
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
const SCOPES = {
  keyword: ["keyword", "storage", "variable.language", "markup.bold", "punctuation.definition.template-expression"],
  string: ["string", "markup.inserted", "markup.raw", "constant.character"],
  comment: ["comment", "punctuation.definition.comment", "markup.quote"],
  number: ["constant.numeric", "constant.language", "markup.deleted", "constant.other.color"],
  name: ["entity.name", "support.function", "support.class", "markup.heading"],
  attribute: ["entity.other.attribute-name", "support.type.property-name", "meta.object-literal.key", "entity.name.tag"],
} satisfies Record<string, string[]>;

export type CodeColour = keyof typeof SCOPES;
export type ColouredRange = { start: number; end: number; colour: CodeColour };

const COLOURS = Object.keys(SCOPES) as CodeColour[];
const MAX_CHARACTERS = 30_000;
const MAX_LINE_CHARACTERS = 2_000;
/** The first line of a language pays for building its expressions, which on a busy machine takes a while. */
const TIME_LIMIT_PER_LINE_MS = 3_000;

/** A theme whose "colours" are only numbers for the kinds of words; plain text has none of them. */
const codeFor = (index: number) => `#00000${index + 1}`;
const THEME: ThemeInput = {
  name: "kinds",
  type: "light",
  fg: "#ffffff",
  bg: "#ffffff",
  settings: COLOURS.map((colour, index) => ({ scope: SCOPES[colour], settings: { foreground: codeFor(index) } })),
};

const highlighter = createHighlighterCore({ themes: [THEME], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });

/** Where each kind of word stands in the code. Nothing for languages we have no grammar for, and for very long code. */
export async function colourCode(code: string, language: string): Promise<ColouredRange[]> {
  if (!isColoured(language) || code.length > MAX_CHARACTERS) return [];
  const ready = await highlighter;
  await ready.loadLanguage(GRAMMARS[language]);
  const lines = ready.codeToTokensBase(code, { lang: language, theme: "kinds", tokenizeMaxLineLength: MAX_LINE_CHARACTERS, tokenizeTimeLimit: TIME_LIMIT_PER_LINE_MS });
  return lines.flat().flatMap(({ offset, content, color }) => {
    const colour = COLOURS.find((_, index) => color === codeFor(index));
    return colour ? [{ start: offset, end: offset + content.length, colour }] : [];
  });
}
