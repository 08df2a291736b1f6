import { STALL_REASON_KINDS } from "@cairn/core";
import type { JSX } from "preact";
import type { EditModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { ActionFields } from "./action.tsx";
import { CheckField } from "./check-field.tsx";
import { milestoneChoices } from "./choices.ts";
import { ChoicesField } from "./choices-field.tsx";
import { EditorFrame } from "./editor-frame.tsx";
import { SIGN_WORDS } from "../words/sign.ts";
import { ListField } from "./list-field.tsx";
import { RemoveAnswer } from "./remove-answer.tsx";
import { RenamePart } from "./rename-part.tsx";
import { TextField } from "./text-field.tsx";

interface AnswerEditorProps {
  readonly studio: Studio;
  readonly model: EditModel;
}

// Nobody who is away reads an answer.
const SEEN_KINDS = STALL_REASON_KINDS.filter((kind) => kind !== "gone");

/** One question, its answer, and when to offer it. */
export function AnswerEditor({ studio, model }: AnswerEditorProps): JSX.Element {
  const { form, id } = model;
  const { router } = studio;
  const at = form.at;
  return (
    <EditorFrame
      studio={studio}
      model={model}
      what="answer"
      list={{ kind: "answers" }}
      remove={() => model.removal.ask(id)}
      next={{ words: "Next: publish", route: { kind: "publish" } }}
    >
      <fieldset class="group">
        <legend>Question and answer</legend>
        <TextField
          form={form}
          path={[...at, "question"]}
          label="Question"
          isText
          hint="In the words of the person who is stuck."
        />
        <TextField
          form={form}
          path={[...at, "answer"]}
          label="Answer"
          isText
          lines={8}
          hint="Markdown: **bold**, lists with “- ”, links as [words](/path). The next step first."
        />
        <ActionFields studio={studio} form={form} path={[...at, "action"]} guide="" />
        <RenamePart studio={studio} section="faqs" model={model} />
      </fieldset>
      <fieldset class="group">
        <legend>When it is offered</legend>
        <ListField
          form={form}
          path={[...at, "errors"]}
          label="Words of the error message it answers"
          one="error"
          placeholder="Account number invalid"
          hint="The surest sign. They are compared inside the page and never sent."
          onAdded={studio.platform.focus}
        />
        <ChoicesField
          form={form}
          path={[...at, "milestones"]}
          label="When somebody is stuck at"
          choices={milestoneChoices(studio.draft.guidebook.value)}
          none="There is no milestone yet."
        />
        <ChoicesField
          form={form}
          path={[...at, "reasons"]}
          label="And only for these signs"
          choices={SEEN_KINDS.map((kind) => ({ value: kind, words: SIGN_WORDS[kind] }))}
          none=""
          hint="None ticked: for any sign."
        />
        <ListField
          form={form}
          path={[...at, "pages"]}
          label="Pages it belongs to"
          one="page"
          placeholder="/settings/bank"
          onAdded={studio.platform.focus}
        />
        <CheckField
          id={`${at.join(".")}:pin`}
          label="Always before other answers that fit"
          hint="Without it the closest one goes first, and of near equals the one that helped more people."
          checked={form.read([...at, "pin"]) === true}
          onChange={(on) => form.write([...at, "pin"], on ? true : undefined)}
        />
        <ListField
          form={form}
          path={[...at, "keywords"]}
          label="Other words people search for"
          one="word"
          placeholder="IBAN"
          onAdded={studio.platform.focus}
        />
        <ListField
          form={form}
          path={[...at, "tags"]}
          label="Tags"
          one="tag"
          placeholder="billing"
          hint="For you and your colleagues, to find the answers of one matter."
          onAdded={studio.platform.focus}
        />
      </fieldset>
      <RemoveAnswer
        studio={studio}
        removal={model.removal}
        onGone={() => router.go({ kind: "answers" })}
      />
    </EditorFrame>
  );
}
