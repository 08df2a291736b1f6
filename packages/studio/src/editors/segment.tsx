import { placesNaming } from "@cairn/core/guidebook";
import type { SegmentCount } from "@cairn/core/api";
import type { AuthoredCondition } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { SegmentModel } from "../models/page.ts";
import type { Question } from "../models/question.ts";
import type { Studio } from "../models/studio.ts";
import { PeopleLinks } from "../parts/people-links.tsx";
import { QuestionPanel } from "../parts/question-panel.tsx";
import { segmentWords } from "../words/audience.ts";
import { segmentFinding, segmentNote } from "../words/reach.ts";
import { ConditionFields } from "./condition.tsx";
import { EditorFrame } from "./editor-frame.tsx";
import { RemoveSegment } from "./remove-segment.tsx";
import { RenamePart } from "./rename-part.tsx";
import { TextField } from "./text-field.tsx";
import { UsedBy } from "./used-by.tsx";

interface SegmentEditorProps {
  readonly studio: Studio;
  readonly model: SegmentModel;
}

/** Who is in a segment, as sentences, with whom that is now. */
export function SegmentEditor({ studio, model }: SegmentEditorProps): JSX.Element {
  const { form, id } = model;
  const { router, draft } = studio;
  const book = draft.guidebook.value;
  const when = form.read([...form.at, "when"]) as AuthoredCondition | undefined;
  const places = placesNaming(book, "segments", id);
  return (
    <EditorFrame
      studio={studio}
      model={model}
      what="segment"
      list={{ kind: "segments" }}
      remove={() => model.removal.ask(id)}
      next={{ words: "Next: use it in a guide", route: { kind: "guides" } }}
      aside={<Count studio={studio} question={model.count} />}
    >
      <fieldset class="group">
        <legend>What it is called</legend>
        <TextField
          form={form}
          path={[...form.at, "title"]}
          label="Title"
          isText
          hint="As your team says it: “On trial”, “Big accounts”."
        />
        <RenamePart studio={studio} section="segments" model={model} />
      </fieldset>
      <fieldset class="group">
        <legend>Who is in it</legend>
        <ConditionFields studio={studio} form={form} at={[...form.at, "when"]} segment={id} />
        {when !== undefined && (
          <p class="audience-words">
            <span class="field-label">In words</span> {segmentWords(when, book)}
          </p>
        )}
      </fieldset>
      <UsedBy studio={studio} places={places} />
      <RemoveSegment
        studio={studio}
        removal={model.removal}
        onGone={() => router.go({ kind: "segments" })}
      />
    </EditorFrame>
  );
}

function Count({
  studio,
  question,
}: {
  readonly studio: Studio;
  readonly question: Question<SegmentCount>;
}): JSX.Element {
  return (
    <QuestionPanel
      question={question}
      id="count-title"
      kicker="Who fits now"
      asking="Counting"
      finding={segmentFinding}
      notes={segmentNote}
    >
      {({ who, matching }) =>
        matching > 0 && (
          <PeopleLinks
            people={who}
            all={matching}
            hrefOf={(id) => studio.router.href({ kind: "person", id })}
          />
        )
      }
    </QuestionPanel>
  );
}
