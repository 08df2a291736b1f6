import type { Block, Inline, RichText as Tree } from "@cairn/core";
import type { WidgetPort } from "@cairn/sdk/port";
import type { Child } from "../render/element.ts";
import { type JSX, jsx } from "../render/jsx-runtime.ts";
import { onPlainClick } from "./button.tsx";
import { leadsAway, safeHref, safeSource } from "./safe-href.ts";

const TAGS = {
  paragraph: "p",
  heading: "h3",
  quote: "blockquote",
  strong: "strong",
  emphasis: "em",
} as const;

/** An author's text as nodes. A link that may not be followed is left as its words. */
export function RichText({
  text,
  port,
  guide,
  id,
}: {
  readonly text: Tree;
  readonly port: WidgetPort;
  readonly guide?: string;
  readonly id?: string;
}): JSX.Element {
  return (
    <div part="rich" id={id}>
      {nodes(text, true)}
    </div>
  );

  function nodes(of: readonly (Block | Inline)[], areBlocks?: boolean): Child {
    return of.map((it) => node(it, areBlocks));
  }

  function node(it: Block | Inline, isBlock: boolean | undefined): Child {
    if (typeof it === "string") return port.personalise(it);
    switch (it.kind) {
      case "list": {
        const items = it.items.map((item) => (
          // A paragraph of an item is its words: the item keeps its distance by itself.
          <li>
            {item.map((part) => (part.kind === "paragraph" ? nodes(part.of) : node(part, true)))}
          </li>
        ));
        return it.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
      }
      case "code":
        return isBlock ? <pre tabindex={0}>{it.text}</pre> : <code>{it.text}</code>;
      case "image": {
        const source = safeSource(it.src);
        return source ? <img src={source} alt={it.alt} loading="lazy" /> : it.alt;
      }
      case "link":
        return link(it.href, nodes(it.of));
      case "break":
        return <br />;
      default:
        return jsx(TAGS[it.kind], { children: nodes(it.of, it.kind === "quote") });
    }
  }

  function link(written: string, words: Child): Child {
    const href = safeHref(written);
    if (!href) return words;
    if (leadsAway(href)) {
      return (
        <a href={href} target="_blank" rel="noopener">
          {words}
        </a>
      );
    }
    const follow = () => port.act({ kind: "link", label: "", href }, guide);
    return (
      <a href={href} onclick={onPlainClick(follow)}>
        {words}
      </a>
    );
  }
}
