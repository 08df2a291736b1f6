import type { ComponentChildren, JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { titleOf } from "../models/title.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import type { Route } from "../routes.ts";
import { SharedForm } from "./part-presence.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { FormStanding } from "./standing.tsx";

interface EditorFrameProps {
  readonly studio: Studio;
  readonly model: Pick<EditModel, "form"> & Partial<Pick<EditModel, "preview">>;
  /** "milestone", "checklist", "answer": as in "Remove this checklist". */
  readonly what: string;
  readonly list: Route & { readonly kind: keyof typeof LISTS };
  readonly remove: () => void;
  readonly next: { readonly words: string; readonly route: Route };
  readonly children: ComponentChildren;
  /** What stands beside the form where nothing is previewed. */
  readonly aside?: ComponentChildren;
  /** What else the preview is drawn by. */
  readonly beside?: ComponentChildren;
}

const LISTS = {
  milestones: "Milestones",
  segments: "Segments",
  guides: "Guides",
  answers: "Help answers",
} as const;

/** A form to the left, what it makes to the right, and below where to go next. */
export function EditorFrame(props: EditorFrameProps): JSX.Element {
  const { studio, model, what } = props;
  const back = { href: studio.router.href(props.list), words: LISTS[props.list.kind] };
  if (studio.draft.status.value === "loading") return <p class="loading">Loading the draft…</p>;
  if (model.form.read(model.form.at) === undefined) {
    return (
      <>
        <PageHead title="Not there any more" back={back} />
        <Empty title={`This ${what} is not in the draft`}>
          It was removed, or the link is from another guidebook.
        </Empty>
      </>
    );
  }
  const isHeld = studio.presence.value?.holder.value !== undefined;
  return (
    <>
      <PageHead title={titleOf(studio)} back={back} />
      <div class="editor">
        <form class="editor-form" onSubmit={(submitting) => submitting.preventDefault()}>
          <SharedForm studio={studio}>{props.children}</SharedForm>
          <FormStanding form={model.form} focus={studio.platform.focus} />
          <div class="editor-end">
            <a class="button button-primary" href={studio.router.href(props.next.route)}>
              {props.next.words}
            </a>
            {studio.session.may("editor") && (
              <Button look="danger-quiet" disabled={isHeld} onPress={props.remove}>
                Remove this {what}
              </Button>
            )}
          </div>
        </form>
        {model.preview === undefined ? (
          props.aside
        ) : (
          <PreviewPane model={model.preview}>{props.beside}</PreviewPane>
        )}
      </div>
    </>
  );
}
