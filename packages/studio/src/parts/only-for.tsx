import type { Role } from "@cairn/core/api";
import { type ComponentChildren, createContext, type JSX } from "preact";

/** Whether who is here may do what a role may. Everything, where nobody says. */
export const May = createContext<(role: Role) => boolean>(() => true);

/** What is there only for who may do what this role may. */
export function OnlyFor(props: {
  readonly role: Role;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <May.Consumer>{(may) => (may(props.role) ? props.children : null)}</May.Consumer>;
}
