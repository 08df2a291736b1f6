import type { ComponentChildren, JSX } from "preact";
import { PREVIEW_WIDTHS, type PreviewModel, type PreviewWidth } from "../models/preview.ts";
import { Button } from "../parts/button.tsx";
import { PreviewLooks } from "./preview-looks.tsx";
import { PreviewSteps } from "./preview-steps.tsx";

const STANDING = {
  drawn: "The real widget, as people will see it. It takes your page's font and language.",
  unfinished: "Too unfinished to draw yet. Fill in the marked fields.",
  broken: "The preview met a fault of ours and may be wrong. Your edits are kept and saved.",
  missing: "The preview did not load. Reload the page to try again; your edits are kept.",
} as const;

const WIDTH_WORDS: Readonly<Record<PreviewWidth, string>> = {
  390: "Phone",
  768: "Tablet",
  1280: "Desktop",
};

interface PreviewPaneProps {
  readonly model: PreviewModel;
  /** What else it is drawn by. */
  readonly children?: ComponentChildren;
}

/** The real widget over a stand-in page, in a frame of its own: its dialogs and corners stay inside. */
export function PreviewPane({ model, children }: PreviewPaneProps): JSX.Element {
  const { section } = model.subject;
  const guide = model.draft.guidebook.value.guides?.[model.subject.id];
  const hasItems =
    section === "milestones" || (section === "guides" && guide?.kind === "checklist");
  const width = model.width.value;
  return (
    <section class="preview" aria-labelledby="preview-title">
      <div class="preview-bar">
        <h2 id="preview-title">Preview</h2>
        <div class="segmented" role="group" aria-label="Width">
          {PREVIEW_WIDTHS.map((one) => (
            <Button key={one} small pressed={width === one} onPress={() => model.setWidth(one)}>
              {WIDTH_WORDS[one]} <span class="visually-hidden">({one} px)</span>
            </Button>
          ))}
        </div>
      </div>
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
        <PreviewLooks model={model} />
        <Button small onPress={model.restart}>
          Start over
        </Button>
      </div>
      <PreviewSteps model={model} />
      {children}
      <div class={`preview-stage preview-${width}`}>
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
