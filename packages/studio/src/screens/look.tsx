import type { JSX } from "preact";
import { CapsFields } from "../editors/caps.tsx";
import { ReadByOthers } from "../editors/editors-only.tsx";
import { PreviewPane } from "../editors/preview-pane.tsx";
import { ThemeFields } from "../editors/theme.tsx";
import { FormStanding } from "../editors/standing.tsx";
import type { LookModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { PageHead } from "../parts/page-head.tsx";

interface LookProps {
  readonly studio: Studio;
  readonly model: LookModel;
}

/** How all help looks, and how much of it shows in all. */
export function LookScreen({ studio, model }: LookProps): JSX.Element {
  if (studio.draft.status.value === "loading") return <p class="loading">Loading the draft…</p>;
  return (
    <>
      <PageHead
        title="Look and limits"
        lead="How every guide looks in your product, and how much of it one person gets."
      />
      <div class="editor">
        <form class="editor-form" onSubmit={(submitting) => submitting.preventDefault()}>
          <ReadByOthers studio={studio}>
            <ThemeFields form={model.theme} />
            <CapsFields studio={studio} form={model.caps} experiments={model.experiments} />
          </ReadByOthers>
          {[model.theme, model.caps].map(
            (form) =>
              form.all().length > 0 && (
                <FormStanding key={form.at[0]} form={form} focus={studio.platform.focus} />
              ),
          )}
          <div class="editor-end">
            <a class="button button-primary" href={studio.router.href({ kind: "publish" })}>
              Next: publish
            </a>
          </div>
        </form>
        <PreviewPane model={model.preview} />
      </div>
    </>
  );
}
