import type { Role } from "@cairn/core/api";
import type { ComponentChildren, JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Notice } from "../parts/notice.tsx";
import { needsWords } from "../words/role.ts";

interface OnlyProps {
  readonly studio: Studio;
  readonly children: ComponentChildren;
  /** The least role that may; left out: an editor. */
  readonly role?: Role;
}

/** What only those get who may change the draft; for others stands there why it is missing. */
export function EditorsOnly({ studio, children, role = "editor" }: OnlyProps): JSX.Element {
  if (studio.session.may(role)) return <>{children}</>;
  return <Needs studio={studio} role={role} />;
}

/** A form that others can read, and not change. `isHeld`: nor can anybody, while somebody else has it open. */
export function ReadByOthers(props: OnlyProps & { readonly isHeld?: boolean }): JSX.Element {
  const { studio, children, role = "editor", isHeld = false } = props;
  const may = studio.session.may(role);
  return (
    <>
      {!may && <Needs studio={studio} role={role} />}
      <fieldset class="shared-form" disabled={!may || isHeld}>
        {children}
      </fieldset>
    </>
  );
}

function Needs({ studio, role }: Required<Omit<OnlyProps, "children">>): JSX.Element {
  const own = studio.session.who.value?.role ?? "viewer";
  return <Notice tone="calm">{needsWords(role, own)}</Notice>;
}
