import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const EXTENSIONS = ["", ".ts", ".tsx", ".mjs", ".css", "/index.ts", "/index.tsx"];

/** What is fetched when a diagram, a formula or code comes into sight, and never before. */
const HEAVY = /^(mermaid|katex|shiki|@shikijs\/.+|@mermaid-js\/.+)(\/|$)/;
/** What takes Markdown apart: on the server always, in a browser only once a reply comes in. */
const PARSERS = /^(micromark|mdast-util)-?/;

type Module = { imports: readonly string[]; isForBrowsers: boolean };

/** What a file takes with it wherever it goes: neither types, nor what it fetches with `import()`. */
function readModule(file: string): Module {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".css")) return { imports: [...text.matchAll(/@import\s+(?:url\()?["']([^"']+)/g)].map(([, name = ""]) => name), isForBrowsers: false };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  const visit = (node: ts.Node) => {
    const isTypeOnly = (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly) || (ts.isExportDeclaration(node) && node.isTypeOnly);
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isTypeOnly && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) imports.push(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require" && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) imports.push(node.arguments[0].text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [first] = source.statements;
  return { imports, isForBrowsers: first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) && first.expression.text === "use client" };
}

/** The file that is meant; null for a package. */
function resolve(name: string, from: string): string | null {
  if (!name.startsWith("@/") && !name.startsWith(".")) return null;
  const base = name.startsWith("@/") ? path.join(ROOT, name.slice(2)) : path.resolve(path.dirname(from), name);
  const found = EXTENSIONS.map((extension) => base + extension).find((file) => existsSync(file) && statSync(file).isFile());
  if (!found) throw new Error(`${from} imports ${name}, which is nowhere`);
  return found;
}

/** Every package and file that comes along with these files, each with the way that leads to it. */
function reach(files: readonly string[]): Map<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>(files.map((file) => [file, [path.relative(ROOT, file)]]));
  const left = [...files];
  for (let file = left.pop(); file; file = left.pop()) {
    for (const name of readModule(file).imports) {
      const target = resolve(name, file) ?? name;
      if (ways.has(target)) continue;
      ways.set(target, [...(ways.get(file) ?? []), name]);
      if (path.isAbsolute(target)) left.push(target);
    }
  }
  return ways;
}

const waysTo = (ways: Map<string, readonly string[]>, pattern: RegExp) => [...ways].filter(([target]) => pattern.test(target)).map(([, way]) => way.join(" → "));

const entries = ["app", "instrumentation.ts", "proxy.ts"].flatMap((name) => {
  const full = path.join(ROOT, name);
  if (!statSync(full).isDirectory()) return [full];
  return (readdirSync(full, { recursive: true }) as string[]).filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.|__fixtures__/.test(file)).map((file) => path.join(full, file));
});

describe("what is loaded when it is needed", () => {
  const all = reach(entries);
  const inBrowsers = reach([...all.keys()].filter((file) => path.isAbsolute(file) && readModule(file).isForBrowsers));

  it("the walk goes where the app goes", () => {
    expect([...all.keys()]).toEqual(expect.arrayContaining([path.join(ROOT, "components/chat/markdown/diagram.tsx"), "micromark-extension-math", "react"]));
    expect([...inBrowsers.keys()]).toEqual(expect.arrayContaining([path.join(ROOT, "components/chat/reply-body.tsx"), "react"]));
    const live = path.join(ROOT, "components/chat/markdown/live-markdown.tsx");
    const drawing = ["draw-diagram.ts", "typeset-formula.ts", "colour-code.ts"].map((name) => path.join(ROOT, "components/chat/markdown", name));
    expect(waysTo(reach([live]), PARSERS)).not.toEqual([]);
    expect(waysTo(reach(drawing), HEAVY).length).toBeGreaterThanOrEqual(drawing.length);
  });

  it("diagrams, formulas and colours come with no page", () => {
    expect(waysTo(all, HEAVY)).toEqual([]);
  });

  it("what takes Markdown apart comes with no page to a browser", () => {
    expect(waysTo(inBrowsers, PARSERS)).toEqual([]);
  });
});
