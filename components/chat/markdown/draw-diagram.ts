import mermaid from "mermaid";
import { fail, ok, type Result } from "@/lib/result";

const MAX_CHARACTERS = 8_000;
const MAX_EDGES = 200;
const MAX_NUMBER = 1_000_000;
const TIME_LIMIT_MS = 5_000;
const DIRECTIVE = /%%\s*\{|^---\s*$/m;

mermaid.initialize({
  startOnLoad: false,
  securityLevel: "strict",
  theme: "neutral",
  fontFamily: "system-ui, sans-serif",
  maxTextSize: MAX_CHARACTERS,
  maxEdges: MAX_EDGES,
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  suppressErrorRendering: true,
});

/** An SVG file, and its size in pixels. */
export type DrawnDiagram = { picture: Blob; width: number; height: number };
type Refusal = { code: "not_drawn"; reason: string };
const refuse = (reason: string) => fail<Refusal>({ code: "not_drawn", reason });

let drawn = 0;

/**
 * Draws a diagram as an SVG file. Directives that change the library's settings are refused, and so are numbers
 * that would make a chart's axis endless: the time limit can give up waiting but cannot stop a busy loop.
 */
export async function drawDiagram(source: string): Promise<Result<DrawnDiagram, Refusal>> {
  if (source.length > MAX_CHARACTERS) return refuse("it is too long.");
  if (DIRECTIVE.test(source)) return refuse("it asks for settings of its own.");
  const numbers = source.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
  if (numbers.some((number) => Number(number) > MAX_NUMBER)) return refuse("its numbers are too large.");

  try {
    const svg = await withinTime(mermaid.render(`diagram-${++drawn}`, source));
    return ok(withSize(svg));
  } catch (error) {
    return refuse(error instanceof Error && error.message === "late" ? "it took too long." : "its source has a mistake.");
  }
}

async function withinTime(rendering: Promise<{ svg: string }>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), TIME_LIMIT_MS);
  });
  try {
    return (await Promise.race([rendering, late])).svg;
  } finally {
    clearTimeout(timer);
  }
}

/** An <img> needs the size that an SVG in the page takes from its box. */
function withSize(svg: string): DrawnDiagram {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const [, , width = "600", height = "400"] = (parsed.documentElement.getAttribute("viewBox") ?? "").split(/\s+/);
  parsed.documentElement.setAttribute("width", width);
  parsed.documentElement.setAttribute("height", height);
  const picture = new Blob([new XMLSerializer().serializeToString(parsed)], { type: "image/svg+xml" });
  return { picture, width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) };
}
