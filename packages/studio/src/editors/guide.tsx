import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { AudienceFields } from "./audience.tsx";
import { CheckField } from "./check-field.tsx";
import { ChecklistFields } from "./checklist.tsx";
import { EditorFrame } from "./editor-frame.tsx";
import { GuideTextFields } from "./guide-text.tsx";
import { HintFields } from "./hint.tsx";
import { HoldoutFields } from "./holdout.tsx";
import { ListField } from "./list-field.tsx";
import { ModalFields } from "./modal.tsx";

export interface GuideEditorProps {
  readonly studio: Studio;
  readonly model: EditModel;
}

/** What each kind is called in "Remove this …". */
const WORDS: Readonly<Record<string, string>> = {
  checklist: "checklist",
  hint: "hint",
  notice: "notice",
  tour: "tour",
  welcome: "welcome question",
  survey: "survey",
  recap: "recap",
  cancel: "cancel flow",
};

/** What a guide says, and who gets it where. A kind without a form is edited as JSON. */
export function GuideEditor({ studio, model }: GuideEditorProps): JSX.Element {
  const { form, id } = model;
  const { definitions, router } = studio;
  const kind = form.text([...form.at, "kind"]);
  const hasForm = ["checklist", "hint", "notice"].includes(kind);
  const what = WORDS[kind] ?? "guide";
  return (
    <EditorFrame
      studio={studio}
      model={model}
      what={what}
      list={{ kind: "guides" }}
      remove={() => {
        definitions.removeGuide(id);
        router.go({ kind: "guides" });
      }}
      next={
        kind === "checklist"
          ? { words: "Next: write a help answer", route: { kind: "answers" } }
          : { words: "Next: publish", route: { kind: "publish" } }
      }
    >
      {kind === "checklist" && <ChecklistFields studio={studio} model={model} />}
      {kind === "hint" && <HintFields studio={studio} model={model} />}
      {kind === "notice" && <ModalFields studio={studio} model={model} />}
      {!hasForm && model.text !== undefined && <GuideTextFields model={model.text} />}
      {hasForm && <Reach studio={studio} model={model} />}
    </EditorFrame>
  );
}

function Reach({ studio, model }: GuideEditorProps): JSX.Element {
  const { form } = model;
  return (
    <fieldset class="group">
      <legend>Who gets it, and where</legend>
      <AudienceFields studio={studio} form={form} at={form.at} />
      <ListField
        form={form}
        path={[...form.at, "pages"]}
        label="Only on these pages"
        one="page"
        placeholder="/invoices/**"
        hint="Left out: everywhere. * stands for one part, ** for any rest."
        onAdded={studio.platform.focus}
      />
      <HoldoutFields form={form} />
      <CheckField
        id={`${form.at.join(".")}:off`}
        label="Switched off"
        hint="It stays here and is published, but nobody sees it."
        checked={form.read([...form.at, "status"]) === "off"}
        onChange={(off) => form.write([...form.at, "status"], off ? "off" : undefined)}
      />
    </fieldset>
  );
}
