import type { ComponentChildren, JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Notice } from "../parts/notice.tsx";
import { needsWords } from "../words/role.ts";

interface EditorsOnlyProps {
  readonly studio: Studio;
  readonly children: ComponentChildren;
}

/** What only those get who may change the draft; for others stands there why it is missing. */
export function EditorsOnly({ studio, children }: EditorsOnlyProps): JSX.Element {
  if (studio.session.may("editor")) return <>{children}</>;
  return <Notice tone="calm">{viewerWords(studio)}</Notice>;
}

/** A form that others can read, and not change. */
export function ReadByOthers({ studio, children }: EditorsOnlyProps): JSX.Element {
  const may = studio.session.may("editor");
  return (
    <>
      {!may && <Notice tone="calm">{viewerWords(studio)}</Notice>}
      <fieldset class="shared-form" disabled={!may}>
        {children}
      </fieldset>
    </>
  );
}

function viewerWords(studio: Studio): string {
  return needsWords("editor", studio.session.who.value?.role ?? "viewer");
}
