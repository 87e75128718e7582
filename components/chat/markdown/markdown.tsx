import { renderMarkdown, type RenderOptions } from "./render-markdown";
import { isFitToParse, parseMarkdown } from "./parse-markdown";

export type MarkdownProps = Omit<RenderOptions, "source"> & { text: string };

/**
 * A text in Markdown as elements. On the server it costs the browser nothing but the HTML;
 * the live renderer is built from the same parts, so that a finished reply looks as it did while it came.
 */
export function Markdown({ text, ...options }: MarkdownProps) {
  return <div className="md">{markdownChildren(text, options)}</div>;
}

export function markdownChildren(text: string, options: Omit<RenderOptions, "source">) {
  if (!isFitToParse(text)) return <p className="md-html">{text}</p>;
  return renderMarkdown(parseMarkdown(text), { source: text, ...options });
}
