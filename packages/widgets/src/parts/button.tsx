import type { Action } from "@cairn/core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Written } from "../render/tags.ts";
import type { Messages } from "../messages/messages.ts";
import type { Words } from "../messages/words.tsx";
import { leadsAway, safeHref } from "./safe-href.ts";
import { Icon } from "./icon.tsx";

/**
 * A text button: `primary` is the one next step, `second` stands beside it, `quiet` is a way out. With the type "submit"
 * it needs no `onClick`.
 */
export function Button({
  look,
  onClick,
  children,
  ...rest
}: {
  readonly look: "primary" | "second" | "quiet";
  readonly onClick?: () => void;
  readonly children: Child;
} & Written<HTMLButtonElement>): JSX.Element {
  return (
    <button type="button" part={`button ${look}`} onclick={onClick} {...rest}>
      {children}
    </button>
  );
}

const CROSS = "M5.5 5.5l9 9m0-9l-9 9";

/** A button that is only a drawing, named for those who do not see it. */
export function IconButton({
  icon = "close",
  path = CROSS,
  label,
  words,
  onClick,
  ...rest
}: {
  /** What it is for: a part of its own beside `icon`. */
  readonly icon?: "close" | "back" | "more";
  readonly path?: string;
  readonly label: keyof Messages;
  readonly words: Words;
  readonly onClick: () => void;
} & Written<HTMLButtonElement>): JSX.Element {
  const name = words.say(label);
  return (
    <button
      type="button"
      part={`icon ${icon}`}
      aria-label={name}
      title={name}
      lang={words.lang}
      onclick={onClick}
      {...rest}
    >
      <Icon path={path} mirror={icon === "back"} />
    </button>
  );
}

/**
 * An author's action as the control it is: a link for a link, so that it can be opened in a new tab, a
 * button for the rest. Draws nothing when the URL is not one that may be followed.
 */
export function ActionButton({
  action,
  label,
  look = "primary",
  onFollow,
}: {
  readonly action: Action;
  readonly label: string;
  readonly look?: "primary" | "second";
  readonly onFollow: () => void;
}): JSX.Element | null {
  if (action.kind !== "link") {
    return (
      <Button look={look} onClick={onFollow}>
        {label}
      </Button>
    );
  }
  const href = safeHref(action.href);
  if (!href) return null;
  return (
    <a part={`button ${look}`} href={href} rel="noopener" onclick={onPlainClick(onFollow)}>
      {label}
      {leadsAway(href) && <span aria-hidden>↗</span>}
    </a>
  );
}

/** Takes over a plain click on a link; one with a modifier or another button stays the browser's. */
export function onPlainClick(follow: () => void): (click: MouseEvent) => void {
  return (click) => {
    if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)
      return;
    click.preventDefault();
    follow();
  };
}
