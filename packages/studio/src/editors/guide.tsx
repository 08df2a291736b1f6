import type { Guide } from "@cairn/core/guidebook";
import type { ComponentType, JSX } from "preact";
import { KIND_WORDS } from "../words/guide-kind.ts";
import { CancelFields } from "./cancel.tsx";
import { ChecklistFields } from "./checklist.tsx";
import { EditorFrame } from "./editor-frame.tsx";
import type { FormProps } from "./form-props.ts";
import { GuideTextFields } from "./guide-text.tsx";
import { GuideViews } from "./guide-views.tsx";
import { HintFields } from "./hint.tsx";
import { NoticeFields } from "./notice.tsx";
import { PreviewAs } from "./preview-as.tsx";
import { ReachFields } from "./reach.tsx";
import { ReachPanel } from "./reach-panel.tsx";
import { RecapFields } from "./recap.tsx";
import { RemoveGuide } from "./remove-guide.tsx";
import { SurveyFields } from "./survey.tsx";
import { TourFields } from "./tour.tsx";
import { WelcomeFields } from "./welcome.tsx";

const FORMS: Readonly<Record<Guide["kind"], ComponentType<FormProps>>> = {
  checklist: ChecklistFields,
  hint: HintFields,
  notice: NoticeFields,
  tour: TourFields,
  welcome: WelcomeFields,
  survey: SurveyFields,
  recap: RecapFields,
  cancel: CancelFields,
};

/** What a guide says, and who gets it where: as a form, or as JSON for those who like that better. */
export function GuideEditor({ studio, model }: FormProps): JSX.Element {
  const { form, id } = model;
  const { router } = studio;
  const kind = form.text([...form.at, "kind"]);
  const Form = Object.hasOwn(FORMS, kind) ? FORMS[kind as Guide["kind"]] : undefined;
  const { route } = router.place.value;
  const isOff = form.read([...form.at, "status"]) !== undefined;
  const isText = Form === undefined || (route.kind === "guide" && route.view === "json");
  return (
    <EditorFrame
      studio={studio}
      model={model}
      what={Form === undefined ? "guide" : KIND_WORDS[kind as Guide["kind"]].toLowerCase()}
      list={{ kind: "guides" }}
      remove={() => model.removal.ask(id)}
      beside={model.as && <PreviewAs studio={studio} model={model.as} guide={id} />}
      next={
        kind === "checklist"
          ? { words: "Next: write a help answer", route: { kind: "answers" } }
          : { words: "Next: publish", route: { kind: "publish" } }
      }
    >
      {Form !== undefined && <GuideViews studio={studio} id={id} isText={isText} kind={kind} />}
      {isText && model.text !== undefined && <GuideTextFields model={model.text} />}
      {!isText && Form !== undefined && <Form studio={studio} model={model} />}
      {!isText && <ReachFields studio={studio} model={model} />}
      {kind !== "cancel" && !isOff && model.reach !== undefined && (
        <ReachPanel studio={studio} question={model.reach} guide={id} />
      )}
      <RemoveGuide
        studio={studio}
        removal={model.removal}
        onGone={() => router.go({ kind: "guides" })}
      />
    </EditorFrame>
  );
}
