import type { JSX } from "preact";
import type { PreviewModel } from "../models/preview.ts";
import { Button } from "../parts/button.tsx";

const STANDING = {
  drawn: "The real widget, as people will see it. It takes your page's font and language.",
  unfinished: "Too unfinished to draw yet. Fill in the marked fields.",
  broken: "The preview met a fault of ours and may be wrong. Your edits are kept and saved.",
  missing: "The preview did not load. Reload the page to try again; your edits are kept.",
} as const;

/** The real widget over a stand-in page, in a frame of its own: its dialogs and corners stay inside. */
export function PreviewPane({ model }: { readonly model: PreviewModel }): JSX.Element {
  const { section } = model.subject;
  const guide = model.draft.guidebook.value.guides?.[model.subject.id];
  const hasItems =
    section === "milestones" || (section === "guides" && guide?.kind === "checklist");
  return (
    <section class="preview" aria-labelledby="preview-title">
      <div class="preview-bar">
        <h2 id="preview-title">Preview</h2>
        <div class="preview-tools">
          {section === "faqs" && (
            <Button
              small
              pressed={model.scene.value === "offered"}
              onPress={() => model.setScene(model.scene.value === "offered" ? "opened" : "offered")}
            >
              As offered
            </Button>
          )}
          {hasItems && (
            <Button small onPress={model.tickNext}>
              Tick the next item
            </Button>
          )}
          <Button
            small
            pressed={model.scheme.value === "dark"}
            onPress={() => model.setScheme(model.scheme.value === "dark" ? "light" : "dark")}
          >
            Dark
          </Button>
          <Button
            small
            pressed={model.width.value === "phone"}
            onPress={() => model.setWidth(model.width.value === "phone" ? "desktop" : "phone")}
          >
            Phone
          </Button>
          <Button small onPress={model.restart}>
            Start over
          </Button>
        </div>
      </div>
      <div class={`preview-stage preview-${model.width.value}`}>
        <iframe
          class="preview-frame"
          title="Preview of the widget"
          // No `srcdoc`: it is a Trusted Types sink. The empty page takes over the studio's own policy.
          onLoad={(loading) => model.attach(loading.currentTarget.contentDocument)}
        />
      </div>
      <p class="preview-note" role="status">
        {STANDING[model.standing.value]}
      </p>
    </section>
  );
}
