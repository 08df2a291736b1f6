import type { ComponentChildren, JSX } from "preact";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress?: () => void;
  readonly look?: "plain" | "primary" | "quiet" | "danger" | "danger-quiet";
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  /** Does nothing now, but keeps the focus: for a button that its own press makes pointless. */
  readonly idle?: boolean;
  readonly pressed?: boolean;
  /** Whether what the button opens is open. */
  readonly expanded?: boolean;
  readonly id?: string;
  /** Accessible name where the visible words alone do not say which one it is. */
  readonly label?: string;
  readonly small?: boolean;
}

/** A button. `pressed` makes it a toggle. */
export function Button(props: ButtonProps): JSX.Element {
  const look = props.look ?? "plain";
  return (
    <button
      type={props.type ?? "button"}
      class={`button button-${look}${props.small ? " button-small" : ""}`}
      disabled={props.disabled ?? false}
      aria-disabled={props.idle ? "true" : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      id={props.id}
      aria-label={props.label}
      onClick={() => {
        if (!props.idle) props.onPress?.();
      }}
    >
      {props.children}
    </button>
  );
}
