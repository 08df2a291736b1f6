import type { Block, Inline, RichText as Tree } from "@cairn/core";
import type { WidgetPort } from "@cairn/sdk/port";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { onPlainClick } from "./button.tsx";
import { leadsAway, safeHref, safeSource } from "./safe-href.ts";

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
      {blocks(text)}
    </div>
  );

  function blocks(of: Tree): Child {
    return of.map(block);
  }

  function block(it: Block): Child {
    switch (it.kind) {
      case "paragraph":
        return <p>{inlines(it.of)}</p>;
      case "heading":
        return <h3>{inlines(it.of)}</h3>;
      case "list": {
        const items = it.items.map((item) => <li>{item.map(looseBlock)}</li>);
        return it.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
      }
      case "code":
        return <pre tabindex={0}>{it.text}</pre>;
      case "quote":
        return <blockquote>{blocks(it.of)}</blockquote>;
      case "image": {
        const source = safeSource(it.src);
        return source === undefined ? it.alt : <img src={source} alt={it.alt} loading="lazy" />;
      }
    }
  }

  function looseBlock(it: Block): Child {
    return it.kind === "paragraph" ? inlines(it.of) : block(it);
  }

  function inlines(of: readonly Inline[]): Child {
    return of.map(inline);
  }

  function inline(it: Inline): Child {
    if (typeof it === "string") return port.personalise(it);
    switch (it.kind) {
      case "strong":
        return <strong>{inlines(it.of)}</strong>;
      case "emphasis":
        return <em>{inlines(it.of)}</em>;
      case "code":
        return <code>{it.text}</code>;
      case "break":
        return <br />;
      case "link":
        return link(it.href, it.of);
    }
  }

  function link(written: string, of: readonly Inline[]): Child {
    const href = safeHref(written);
    if (href === undefined) return inlines(of);
    if (leadsAway(href)) {
      return (
        <a href={href} target="_blank" rel="noopener">
          {inlines(of)}
        </a>
      );
    }
    const follow = () => port.act({ kind: "link", label: "", href }, guide);
    return (
      <a href={href} onclick={onPlainClick(follow)}>
        {inlines(of)}
      </a>
    );
  }
}
