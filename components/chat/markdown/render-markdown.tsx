import type { Definition, Heading, List, ListItem, Node, Root, RootContent, Table, TableRow } from "mdast";
import { Fragment, type ReactNode } from "react";
import { CodeBlock } from "./code-block";
import { Diagram } from "./diagram";
import { Formula } from "./formula";
import { levelHeadings } from "./level-headings";
import { Link, Picture } from "./link-and-picture";
import { cutIntoRuns, findFirstUses, type UseSpan } from "./mark-uses";
import { isMoney, parseWithoutMath } from "./parse-markdown";

const MAX_DEPTH = 60;

export type RenderOptions = {
  source: string;
  uses?: readonly UseSpan[];
  /** Makes the ids of notes and marks unique on the page. */
  idPrefix?: string;
  /** Still being written: diagrams and colours wait for the end. */
  isGrowing?: boolean;
  /** Where `source` stands in the whole text, so that a block keeps its key from its first word to the last render. */
  keyOffset?: number;
  /** Depths of the headings that stand open where `source` begins. */
  openHeadings?: readonly number[];
};

type Context = Required<Pick<RenderOptions, "source" | "uses" | "idPrefix" | "isGrowing" | "keyOffset">> & {
  definitions: Map<string, Definition>;
  firstUses: ReturnType<typeof findFirstUses>;
  headingLevels: ReadonlyMap<Heading, number>;
  depth: number;
  isInLink: boolean;
};

/**
 * Turns a parsed text into elements. Every kind of node has one line here and nothing else becomes an element:
 * HTML in the text is shown as the characters it is.
 */
export function renderMarkdown(root: Root, options: RenderOptions): ReactNode[] {
  const { source, uses = [], idPrefix = "", isGrowing = false, keyOffset = 0, openHeadings = [] } = options;
  const definitions = new Map<string, Definition>();
  collectDefinitions(root, definitions);
  const firstUses = findFirstUses(root, uses);
  const { levels: headingLevels } = levelHeadings(root, openHeadings);
  return renderAll(root.children, {
    source,
    uses,
    idPrefix,
    isGrowing,
    keyOffset,
    definitions,
    firstUses,
    headingLevels,
    depth: 0,
    isInLink: false,
  });
}

function collectDefinitions(node: Root | RootContent, into: Map<string, Definition>) {
  if (node.type === "definition" && !into.has(node.identifier)) into.set(node.identifier, node);
  if ("children" in node) for (const child of node.children) collectDefinitions(child, into);
}

function renderAll(nodes: readonly RootContent[], context: Context): ReactNode[] {
  const deeper = { ...context, depth: context.depth + 1 };
  return nodes.map((node, index) => renderNode(node, context.keyOffset + (node.position?.start.offset ?? index), deeper));
}

function sourceOf(node: Node, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function renderNode(node: RootContent, key: number, context: Context): ReactNode {
  if (context.depth > MAX_DEPTH) return sourceOf(node, context.source);
  const inside = "children" in node ? () => renderAll(node.children, context) : () => [];
  switch (node.type) {
    case "text":
    case "inlineCode":
      return renderLeaf(node, key, context);
    case "paragraph":
      return <p key={key}>{inside()}</p>;
    case "heading":
      return renderHeading(node.depth, context.headingLevels.get(node) ?? 2, key, inside());
    case "emphasis":
      return <em key={key}>{inside()}</em>;
    case "strong":
      return <strong key={key}>{inside()}</strong>;
    case "delete":
      return <del key={key}>{inside()}</del>;
    case "break":
      return <br key={key} />;
    case "thematicBreak":
      return <hr key={key} />;
    case "blockquote":
      return <blockquote key={key}>{inside()}</blockquote>;
    case "list":
      return renderList(node, key, context);
    case "table":
      return renderTable(node, key, context);
    case "link":
      return <Link key={key} url={node.url}>{renderAll(node.children, { ...context, isInLink: true })}</Link>;
    case "linkReference": {
      const url = context.definitions.get(node.identifier)?.url ?? "";
      return <Link key={key} url={url}>{renderAll(node.children, { ...context, isInLink: true })}</Link>;
    }
    case "image":
      return <Picture key={key} url={node.url} alt={node.alt ?? ""} isInLink={context.isInLink} />;
    case "imageReference": {
      const url = context.definitions.get(node.identifier)?.url ?? "";
      return <Picture key={key} url={url} alt={node.alt ?? ""} isInLink={context.isInLink} />;
    }
    case "code":
      return node.lang?.toLowerCase() === "mermaid" ? (
        <Diagram key={key} source={node.value} isGrowing={context.isGrowing} />
      ) : (
        <CodeBlock key={key} code={node.value} language={node.lang ?? ""} isGrowing={context.isGrowing} />
      );
    case "math":
      return <Formula key={key} tex={node.value} isBlock isGrowing={context.isGrowing} />;
    case "inlineMath":
      return renderInlineMath(node, key, context);
    case "html":
      return /^<br\s*\/?>$/i.test(node.value) ? <br key={key} /> : <span key={key} className="md-html">{node.value}</span>;
    case "definition":
    case "yaml":
      return null;
    default:
      return sourceOf(node, context.source);
  }
}

function renderLeaf(node: Extract<RootContent, { type: "text" | "inlineCode" }>, key: number, context: Context): ReactNode {
  const runs = cutIntoRuns(node, context.source, context.uses);
  const numbered = context.firstUses.get(node) ?? [];
  const pieces: ReactNode[] = runs.map((run, index) =>
    run.use === null ? run.text : <mark key={index} data-use={run.use}>{run.text}</mark>,
  );
  for (const { number, end } of numbered) {
    const at = Math.max(0, runs.findLastIndex(({ start }) => start < end));
    pieces[at] = (
      <Fragment key={`at-${number}`}>
        {pieces[at]}
        <UseNumber number={number} context={context} />
      </Fragment>
    );
  }
  if (node.type === "inlineCode") return <code key={key}>{pieces}</code>;
  const isPlain = runs.every(({ use }) => use === null) && numbered.length === 0;
  return isPlain ? node.value : <Fragment key={key}>{pieces}</Fragment>;
}

function UseNumber({ number, context }: { number: number; context: Context }) {
  if (context.isInLink) return <sup className="use-number">{number}</sup>;
  return (
    <sup className="use-number">
      <a href={`#${context.idPrefix}note-${number}`} aria-label={`Note ${number}: what I remembered here`}>
        {number}
      </a>
    </sup>
  );
}

/** Looks as deep as it was written; for those who go from heading to heading it is as deep as it stands. */
function renderHeading(depth: number, level: number, key: number, children: ReactNode[]): ReactNode {
  if (level <= 2) return <h2 key={key} data-depth={depth}>{children}</h2>;
  if (level === 3) return <h3 key={key} data-depth={depth}>{children}</h3>;
  if (level === 4) return <h4 key={key} data-depth={depth}>{children}</h4>;
  if (level === 5) return <h5 key={key} data-depth={depth}>{children}</h5>;
  return <h6 key={key} data-depth={depth}>{children}</h6>;
}

function renderList(list: List, key: number, context: Context): ReactNode {
  const items = list.children.map((item, index) => renderItem(item, list, index, context));
  if (!list.ordered) return <ul key={key}>{items}</ul>;
  const start = list.start ?? 1;
  return <ol key={key} {...(start === 1 ? {} : { start })}>{items}</ol>;
}

function renderItem(item: ListItem, list: List, index: number, context: Context): ReactNode {
  const isTight = !list.spread && !item.spread;
  const children = item.children.flatMap((child): ReactNode[] =>
    isTight && child.type === "paragraph" ? renderAll(child.children, context) : renderAll([child], context),
  );
  if (typeof item.checked !== "boolean") return <li key={index}>{children}</li>;
  return (
    <li key={index} data-task>
      <input type="checkbox" checked={item.checked} disabled readOnly aria-label={item.checked ? "Done" : "Not done"} />
      {children}
    </li>
  );
}

function renderTable(table: Table, key: number, context: Context): ReactNode {
  const [head, ...body] = table.children;
  const align = (column: number) => table.align?.[column] ?? undefined;
  const cells = (row: TableRow, Cell: "th" | "td") =>
    row.children.map((cell, column) => (
      <Cell key={column} data-align={align(column)} {...(Cell === "th" ? { scope: "col" } : {})}>
        {renderAll(cell.children, context)}
      </Cell>
    ));
  return (
    <div key={key} className="md-table" role="region" aria-label="Table" tabIndex={0}>
      <table>
        {head && <thead><tr>{cells(head, "th")}</tr></thead>}
        <tbody>{body.map((row, index) => <tr key={index}>{cells(row, "td")}</tr>)}</tbody>
      </table>
    </div>
  );
}

function renderInlineMath(node: Extract<RootContent, { type: "inlineMath" }>, key: number, context: Context): ReactNode {
  const start = node.position?.start.offset ?? 0;
  const written = sourceOf(node, context.source);
  if (!isMoney(written, context.source[start + written.length] ?? "")) {
    return <Formula key={key} tex={node.value} isGrowing={context.isGrowing} />;
  }
  const [paragraph] = parseWithoutMath(written).children;
  if (paragraph?.type !== "paragraph") return written;
  const inner = { ...context, source: written, uses: [], depth: context.depth + 1 };
  return <Fragment key={key}>{renderAll(paragraph.children, inner)}</Fragment>;
}
