import { fromMarkdown } from "mdast-util-from-markdown";
import { isSafeUrl } from "../lib/safe-url.ts";
import type { Block, Inline, RichText } from "./rich-text.ts";

// The types of `mdast` belong to a package that only the parser depends on.
type RootContent = ReturnType<typeof fromMarkdown>["children"][number];
type PhrasingContent = Extract<RootContent, { type: "paragraph" }>["children"][number];

/** Rich text, and the links and images that were refused: their words are kept, their URLs are not. */
export interface ParsedMarkdown {
  readonly richText: RichText;
  readonly unsafe: readonly string[];
}

// Nobody writes so deep; what is deeper is left out, so that no input can exhaust the stack.
const DEPTH = 12;

/** Reads CommonMark. HTML becomes plain text, a thematic break nothing. Never throws. */
export function parseMarkdown(markdown: string): ParsedMarkdown {
  const tree = fromMarkdown(markdown);
  const definitions = new Map<string, string>();
  const unsafe: string[] = [];
  for (const node of tree.children) {
    if (node.type === "definition" && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node.url);
    }
  }
  const safe = (url: string): string | undefined => {
    if (isSafeUrl(url)) return url;
    unsafe.push(url);
    return undefined;
  };
  const context: Context = { safe, urlOf: (id) => definitions.get(id) };
  return { richText: blocksOf(tree.children, context, DEPTH), unsafe };
}

interface Context {
  /** The URL where it is safe. */
  safe(url: string): string | undefined;
  /** The URL of a link reference. */
  urlOf(identifier: string): string | undefined;
}

function blocksOf(
  nodes: readonly RootContent[],
  context: Context,
  depth: number,
): readonly Block[] {
  return depth === 0 ? [] : nodes.flatMap((node) => blockOf(node, context, depth - 1));
}

function blockOf(node: RootContent, context: Context, depth: number): readonly Block[] {
  switch (node.type) {
    case "paragraph":
      return paragraphs(node.children, context, depth);
    case "heading":
      return [{ kind: "heading", of: inlines(node.children, context, depth) }];
    case "code":
      return [{ kind: "code", text: node.value }];
    case "html":
      return [{ kind: "paragraph", of: [node.value] }];
    case "blockquote":
      return [{ kind: "quote", of: blocksOf(node.children, context, depth) }];
    case "list": {
      const items = node.children.map((item) => blocksOf(item.children, context, depth));
      return [{ kind: "list", ordered: node.ordered === true, items }];
    }
    default:
      return [];
  }
}

/** A paragraph, cut where an image stands: images are blocks of their own. */
function paragraphs(
  nodes: readonly PhrasingContent[],
  context: Context,
  depth: number,
): readonly Block[] {
  const blocks: Block[] = [];
  let line: PhrasingContent[] = [];
  const close = (): void => {
    const of = inlines(line, context, depth);
    if (of.some((part) => typeof part !== "string" || part.trim() !== "")) {
      blocks.push({ kind: "paragraph", of });
    }
    line = [];
  };
  for (const node of nodes) {
    const image = imageOf(node, context);
    if (image === undefined) line.push(node);
    else {
      close();
      blocks.push(image);
    }
  }
  close();
  return blocks;
}

function imageOf(node: PhrasingContent, context: Context): Block | undefined {
  if (node.type !== "image" && node.type !== "imageReference") return undefined;
  const url = node.type === "image" ? node.url : context.urlOf(node.identifier);
  const alt = node.alt ?? "";
  const src = url === undefined ? undefined : context.safe(url);
  return src === undefined ? { kind: "paragraph", of: [alt] } : { kind: "image", src, alt };
}

function inlines(
  nodes: readonly PhrasingContent[],
  context: Context,
  depth: number,
): readonly Inline[] {
  return depth <= 0 ? [] : nodes.flatMap((node) => inlineOf(node, context, depth - 1));
}

function inlineOf(node: PhrasingContent, context: Context, depth: number): readonly Inline[] {
  switch (node.type) {
    case "text":
      return [node.value.replaceAll("\n", " ")];
    case "html":
      return [node.value];
    case "strong":
    case "emphasis":
      return [{ kind: node.type, of: inlines(node.children, context, depth) }];
    case "inlineCode":
      return [{ kind: "code", text: node.value }];
    case "break":
      return [{ kind: "break" }];
    case "link":
    case "linkReference": {
      const url = node.type === "link" ? node.url : context.urlOf(node.identifier);
      const href = url === undefined ? undefined : context.safe(url);
      const of = inlines(node.children, context, depth);
      return href === undefined ? of : [{ kind: "link", href, of }];
    }
    case "image":
    case "imageReference":
      return [node.alt ?? ""];
    default:
      return [];
  }
}
