/** The languages that can be coloured, by what people call them. */
const COLOURED = {
  bash: "Shell",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  css: "CSS",
  diff: "Diff",
  docker: "Dockerfile",
  go: "Go",
  html: "HTML",
  java: "Java",
  javascript: "JavaScript",
  json: "JSON",
  jsx: "JSX",
  kotlin: "Kotlin",
  markdown: "Markdown",
  php: "PHP",
  python: "Python",
  ruby: "Ruby",
  rust: "Rust",
  sql: "SQL",
  swift: "Swift",
  toml: "TOML",
  tsx: "TSX",
  typescript: "TypeScript",
  xml: "XML",
  yaml: "YAML",
} as const;

/** What the languages replies are most often written in are called; the rest go by the name they came with. */
const LABELS: Record<string, string> = { ...COLOURED, mermaid: "Mermaid" };

const ALIASES: Record<string, string> = {
  "c#": "csharp",
  "c++": "cpp",
  cs: "csharp",
  dockerfile: "docker",
  golang: "go",
  htm: "html",
  js: "javascript",
  jsonc: "json",
  kt: "kotlin",
  md: "markdown",
  mjs: "javascript",
  postgres: "sql",
  postgresql: "sql",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  ts: "typescript",
  yml: "yaml",
  zsh: "bash",
};

const MAX_LABEL_CHARACTERS = 24;

/** The name we know a language by, or the one it came with, in small letters. */
export function canonicalLanguage(language: string): string {
  const name = language.trim().toLowerCase();
  return Object.hasOwn(ALIASES, name) ? (ALIASES[name] ?? name) : name;
}

export type ColouredLanguage = keyof typeof COLOURED;

/** Whether there is a grammar to colour it by: where there is none, none has to be fetched to find out. */
export const isColoured = (language: string): language is ColouredLanguage => Object.hasOwn(COLOURED, language);

export function languageLabel(language: string): string {
  const name = canonicalLanguage(language);
  if (!name) return "Text";
  return (Object.hasOwn(LABELS, name) ? LABELS[name] : undefined) ?? language.trim().slice(0, MAX_LABEL_CHARACTERS);
}
